//! What pages read from the database each time though it seldom changes, read once until something happens.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use db::{Result, Transaction};

use crate::{BoxFuture, Search};

/// Something that is read from the database and stays the same until an event. It must be small and the same for
/// everybody.
pub trait Remembered: Send + Sync + Sized + 'static {
    /// Reads it.
    fn read(tx: &mut Transaction) -> BoxFuture<'_, Result<Self>>;
}

/// What was read of each type.
#[derive(Default)]
pub(crate) struct Memory(Mutex<HashMap<TypeId, Read>>);

/// What was read, after [`Search::generation`] from before that.
type Read = (u64, Arc<dyn Any + Send + Sync>);

impl Search {
    /// What is remembered of `T`, read anew when something happened since. It is as new as the catalogue.
    pub async fn remembered<T: Remembered>(&self) -> Result<Arc<T>> {
        let generation = self.generation();
        let known = {
            let known = self.memory().0.lock().unwrap_or_else(PoisonError::into_inner);
            known.get(&TypeId::of::<T>()).filter(|(of, _)| *of == generation).map(|(_, known)| known.clone())
        };
        if let Some(known) = known.and_then(|known| known.downcast::<T>().ok()) {
            return Ok(known);
        }
        // A transaction that began before an event was followed might not see what it was about.
        let read = Arc::new(T::read(&mut self.database().read().await?).await?);
        let mut known = self.memory().0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(TypeId::of::<T>(), (generation, read.clone()));
        Ok(read)
    }
}
