//! Reading the bytes of the model file, part by part, without copying.

/// Why a model file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The file does not begin as a model file of this version does.
    #[error("not a model file of this version")]
    Version,
    /// The file ends too early.
    #[error("the model file is cut off in {0}")]
    Truncated(&'static str),
    /// Bytes that cannot mean anything.
    #[error("the model file is damaged in {0}")]
    Malformed(&'static str),
}

/// What is left to read of a model file.
#[derive(Clone, Debug)]
pub struct Bytes {
    rest: &'static [u8],
    /// What is being read, for messages.
    section: &'static str,
}

impl Bytes {
    /// The bytes of a file or of a section of it.
    pub fn new(bytes: &'static [u8], section: &'static str) -> Self {
        Self { rest: bytes, section }
    }

    /// The next `length` bytes.
    pub fn take(&mut self, length: usize) -> Result<&'static [u8], ModelError> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(ModelError::Truncated(self.section))?;
        self.rest = rest;
        Ok(taken)
    }

    /// A byte.
    pub fn u8(&mut self) -> Result<u8, ModelError> {
        let &[byte] = self.array::<1>()?;
        Ok(byte)
    }

    /// Two bytes, the lower first.
    pub fn u16(&mut self) -> Result<u16, ModelError> {
        Ok(u16::from_le_bytes(*self.array()?))
    }

    /// Four bytes, the lowest first.
    pub fn u32(&mut self) -> Result<u32, ModelError> {
        Ok(u32::from_le_bytes(*self.array()?))
    }

    /// A length in four bytes, and that many bytes behind it.
    pub fn block(&mut self) -> Result<&'static [u8], ModelError> {
        let length = self.u32()? as usize;
        self.take(length)
    }

    /// The error for bytes that cannot mean anything.
    pub fn malformed(&self) -> ModelError {
        ModelError::Malformed(self.section)
    }

    fn array<const N: usize>(&mut self) -> Result<&'static [u8; N], ModelError> {
        let section = self.section;
        self.take(N)?.first_chunk().ok_or(ModelError::Truncated(section))
    }
}
