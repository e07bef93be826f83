//! Who is asking. Every finder takes an [`Actor`]; a guest is one too.

db::id!(
    /// A person with an account.
    PersonId
);
db::id!(
    /// An organisation: municipality, company, institution.
    OrganisationId
);

/// What a person is in an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Takes part in the name of the organisation.
    Member,
    /// May edit what colleagues wrote in the name of the organisation.
    Editor,
    /// Represents the organisation in the members' assembly.
    Delegate,
    /// The municipal secretary, who names the representative.
    MunicipalSecretary,
    /// Manages the people and the details of the organisation.
    Administrator,
}

impl Role {
    /// All roles, in the order in which they are shown.
    pub const ALL: [Self; 5] =
        [Self::Member, Self::Editor, Self::Delegate, Self::MunicipalSecretary, Self::Administrator];

    /// The stable word in the database and in forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Editor => "editor",
            Self::Delegate => "delegate",
            Self::MunicipalSecretary => "municipal-secretary",
            Self::Administrator => "administrator",
        }
    }

    /// The role with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// What a person is for the network as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NetworkRole {
    /// Secretary or editor of the network: manages themes, merges duplicates, edits.
    Editor,
    /// Handles reports.
    Moderator,
    /// Clerk of the members' assembly.
    Clerk,
    /// Manages organisations, people and roles.
    Administrator,
}

impl NetworkRole {
    /// All network roles, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Editor, Self::Moderator, Self::Clerk, Self::Administrator];

    /// The stable word in the database and in forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::Moderator => "moderator",
            Self::Clerk => "clerk",
            Self::Administrator => "administrator",
        }
    }

    /// The network role with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// What a program may do for the person whose key it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Read what the person may read and not everybody.
    Read,
    /// Bring something in the name of an organisation, and change it.
    Contribute,
    /// Respond to what others brought.
    Respond,
}

impl Scope {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Read, Self::Contribute, Self::Respond];

    /// The stable word in the database, in forms and in the API.
    pub fn key(self) -> &'static str {
        match self {
            Self::Read => "lezen",
            Self::Contribute => "bijdragen",
            Self::Respond => "reageren",
        }
    }

    /// The scope with this word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.key() == key)
    }
}

/// The organisation a person belongs to, with the roles there.
#[derive(Clone, Debug, PartialEq)]
pub struct Membership {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Its name, for choosing in whose name one writes.
    pub organisation_name: String,
    /// At least one.
    pub roles: Vec<Role>,
}

impl Membership {
    /// Whether the person manages the organisation.
    pub fn administers(&self) -> bool {
        self.roles.contains(&Role::Administrator)
    }
}

/// Who is asking: a guest, or a person with memberships and network roles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Actor {
    /// `None` for a guest.
    pub person: Option<PersonId>,
    /// The name shown at the top of the page; empty for a guest.
    pub name: String,
    /// Memberships that have not ended.
    pub memberships: Vec<Membership>,
    /// Roles for the network as a whole.
    pub network_roles: Vec<NetworkRole>,
    /// What a program may do for this person; `None` when it is the person who asks, and no program.
    pub scopes: Option<Vec<Scope>>,
}

impl Actor {
    /// Whether somebody is signed in.
    pub fn is_signed_in(&self) -> bool {
        self.person.is_some()
    }

    /// Whether the one who asks reaches as far as this: a person always does, a program as far as its key says.
    /// `None` stands for what is left to people.
    pub fn reaches(&self, scope: Option<Scope>) -> bool {
        match (&self.scopes, scope) {
            (None, _) => true,
            (Some(given), Some(scope)) => given.contains(&scope),
            (Some(_), None) => false,
        }
    }

    /// Whether this actor belongs to the network: signed in and a member of an organisation, or with a
    /// network role. Somebody whose request to join is pending does not.
    pub fn is_in_network(&self) -> bool {
        self.person.is_some() && (!self.memberships.is_empty() || !self.network_roles.is_empty())
    }

    /// Whether this actor belongs to the organisation.
    pub fn belongs_to(&self, organisation: OrganisationId) -> bool {
        self.memberships.iter().any(|membership| membership.organisation == organisation)
    }

    /// Whether this actor has one of the roles in the organisation.
    pub fn has_role(&self, organisation: OrganisationId, roles: &[Role]) -> bool {
        self.memberships
            .iter()
            .filter(|membership| membership.organisation == organisation)
            .any(|membership| membership.roles.iter().any(|role| roles.contains(role)))
    }

    /// Whether this actor has the network role.
    pub fn has_network_role(&self, role: NetworkRole) -> bool {
        self.network_roles.contains(&role)
    }
}
