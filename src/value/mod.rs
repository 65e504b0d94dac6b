//! Values are intervals: two conflict when they have nothing in common.

pub mod calendar;
mod currency;
mod edtf;
mod interval;
mod quantity;
mod time;
mod time_relation;

pub use currency::share_a_name;
pub use edtf::EdtfError;
pub use interval::{Bound, Interval};
pub use quantity::{Dimension, Hedge, Quantity, Unit, last_nonzero_place};
pub use time::{Anchor, CalendarUnit, Civil, Clock, DayPart, Extent, Granularity, Season, Time};
pub use time_relation::TimeRelation;
