//! Rows of numbers for each document or each thing. They are as long as the index is large and needed for each search, so
//! they are kept for the next search of the same thread: memory that large is otherwise given back each time.

use std::{
    cell::RefCell,
    ops::{Deref, DerefMut},
    thread::LocalKey,
};

/// How many rows of each sort a thread keeps.
const IDLE: usize = 8;

/// A row of numbers, all zero at first.
pub(crate) struct Room<T: Number>(Vec<T>);

/// What a [`Room`] holds.
pub(crate) trait Number: Copy + Default + 'static {
    /// The rows that the present thread keeps.
    fn idle() -> &'static LocalKey<RefCell<Vec<Vec<Self>>>>;
}

thread_local! {
    static REALS: RefCell<Vec<Vec<f32>>> = const { RefCell::new(Vec::new()) };
    static SMALL: RefCell<Vec<Vec<u16>>> = const { RefCell::new(Vec::new()) };
}

impl Number for f32 {
    fn idle() -> &'static LocalKey<RefCell<Vec<Vec<Self>>>> {
        &REALS
    }
}

impl Number for u16 {
    fn idle() -> &'static LocalKey<RefCell<Vec<Vec<Self>>>> {
        &SMALL
    }
}

impl<T: Number> Room<T> {
    /// For so many.
    pub(crate) fn of(length: usize) -> Self {
        let mut row = T::idle().with_borrow_mut(Vec::pop).unwrap_or_default();
        row.clear();
        row.resize(length, T::default());
        Self(row)
    }
}

impl<T: Number> Drop for Room<T> {
    fn drop(&mut self) {
        let row = std::mem::take(&mut self.0);
        // At the end of a thread there is nobody to keep it.
        let _ = T::idle().try_with(|idle| {
            let mut idle = idle.borrow_mut();
            if idle.len() < IDLE {
                idle.push(row);
            }
        });
    }
}

impl<T: Number> Deref for Room<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Number> DerefMut for Room<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.0
    }
}
