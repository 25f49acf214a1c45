//! Records from a stream, kept on disk until their turn comes.
//!
//! What is wrong with any of them has to be told before anything is written, so all are read first; an archive of them is more than
//! a run should hold in memory. The file has no name, and vanishes with the process however that ends.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::sync::{Arc, Mutex, PoisonError};

/// A file that records are put aside in.
#[derive(Debug)]
pub struct Spool {
    file: Mutex<File>,
}

/// A record that was put aside.
#[derive(Clone, Debug)]
pub struct Spooled {
    spool: Arc<Spool>,
    at: u64,
    length: usize,
}

impl Spool {
    /// An empty one, in the system's directory for what does not last.
    ///
    /// # Errors
    /// Where no file can be made there.
    pub fn new() -> io::Result<Arc<Self>> {
        Ok(Arc::new(Self { file: Mutex::new(tempfile::tempfile()?) }))
    }

    /// Puts a record aside.
    ///
    /// # Errors
    /// A disk that is full.
    pub fn add(self: &Arc<Self>, record: &[u8]) -> io::Result<Spooled> {
        // Whoever panicked while holding it has left a place behind, which is sought anew each time.
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let at = file.seek(SeekFrom::End(0))?;
        file.write_all(record)?;
        Ok(Spooled { spool: Arc::clone(self), at, length: record.len() })
    }
}

impl Spooled {
    /// The record.
    ///
    /// # Errors
    /// A disk that has gone bad.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut file = self.spool.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let mut bytes = vec![0; self.length];
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::Spool;

    #[test]
    fn every_record_comes_back_as_it_was_in_whatever_order() {
        let spool = Spool::new().unwrap();
        let one = spool.add(b"den ena").unwrap();
        let none = spool.add(b"").unwrap();
        let other = spool.add(b"den andra").unwrap();
        assert_eq!(other.bytes().unwrap(), b"den andra");
        assert_eq!((one.bytes().unwrap(), none.bytes().unwrap()), (b"den ena".to_vec(), Vec::new()));
        spool.add(b"en till").unwrap();
        assert_eq!(one.bytes().unwrap(), b"den ena");
    }
}
