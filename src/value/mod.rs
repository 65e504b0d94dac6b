//! Values are intervals: two conflict when they have nothing in common.

mod interval;
mod quantity;
mod time;

pub use interval::{Bound, Interval};
pub use quantity::{Dimension, Hedge, Quantity, Unit};
pub use time::{Anchor, CalendarUnit, Civil, Clock, DayPart, Extent, Season, Time};
