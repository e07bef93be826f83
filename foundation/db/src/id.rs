/// Declares the identifier of one kind of thing: a newtype around a UUIDv7, so that a person cannot be passed
/// where an organisation is asked. `id!(/// A person. PersonId);`
#[macro_export]
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $crate::uuid::Uuid);

        impl From<$name> for $crate::Value {
            fn from(id: $name) -> Self { Self::Id(id.0) }
        }
        impl From<&$name> for $crate::Value {
            fn from(id: &$name) -> Self { Self::Id(id.0) }
        }
        impl $crate::FromValue for $name {
            fn from_value(value: &$crate::Value) -> Option<Self> {
                <$crate::uuid::Uuid as $crate::FromValue>::from_value(value).map(Self)
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }
    };
}
