//! What programs read of amendments.

use rulebook::model::{
    amendment::{Amendment, AmendmentId},
    node::{Label, Node, NodeKind, Part, Subtree},
    operation::{Operation, Step},
    text::Text,
    tree::Place,
};
use serde_json::json;
use uuid::Uuid;

use super::{
    listing::three,
    world::{World, node, tree},
};

#[tokio::test]
async fn programs_read_the_amendments_of_all_texts_or_of_one_in_a_state() {
    let world = World::new().await;
    three(&world).await;
    let mut olga = world.browser_of(world.olga).await;
    world.begin(&mut olga, "Nog geheim").await;
    let mut program = world.guest();
    let mut titles = async |query: &str| -> Vec<String> {
        let list = program.get(&format!("/api/v1/amendementen{query}")).await.expect(200).json();
        let results = list["resultaten"].as_array().unwrap();
        assert!(list["totaal"].as_i64().unwrap() >= results.len() as i64, "{list}");
        results.iter().map(|one| one["titel"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(titles("").await, ["Sneller weg", "Zes weken", "Acht weken"]);
    assert_eq!(titles("?paginaGrootte=1&pagina=2").await, ["Zes weken"]);
    assert_eq!(titles("?status=ingetrokken").await, ["Acht weken"]);
    assert_eq!(titles("?spelregel=sensoren&status=ingediend").await, ["Sneller weg", "Zes weken"]);
    assert_eq!(titles("?versie=1&status=ingediend").await.len(), 2);
    assert!(titles("?versie=2").await.is_empty());
    assert!(titles("?spelregel=anders").await.is_empty());
    let refused = program.get("/api/v1/amendementen?spelregel=").await.expect(400).json();
    assert!(refused["errors"][0]["message"].as_str().unwrap().contains("heeft geen waarde"), "{refused}");
    program.get("/api/v1/amendementen?status=onzin").await.expect(400);
}

#[tokio::test]
async fn programs_read_each_step_with_the_texts_before_and_after() {
    let world = World::new().await;
    let tree = tree();
    let text = tree.text(node(22), Part::Text).unwrap();
    let changes = [
        Operation::ReplaceText {
            node: node(22),
            part: Part::Text,
            base_hash: text.hash(),
            new: Text::plain("De melding is open. Zij staat in het register."),
        },
        Operation::Split { node: node(22), at: 8, new: node(23) },
        Operation::Move { node: node(3), place: Place { parent: None, after: None } },
        Operation::Renumber { node: node(1), number: Some(Label::new("1a").unwrap()) },
        Operation::Delete { node: node(21) },
        Operation::Join { node: node(22), following: node(23) },
        Operation::Insert {
            place: Place { parent: None, after: Some(node(2)) },
            subtree: Subtree::leaf(Node::new(node(4), NodeKind::Article).headed("Slot").saying("Einde.")),
        },
    ];
    let steps = changes.into_iter().map(Step::from).collect();
    let id = AmendmentId::new(Uuid::from_u128(99));
    world.propose_long(&tree, &[Amendment::new(id, tree.clone(), steps)]).await;
    let one = world.guest().get(&format!("/api/v1/amendementen/{id}")).await.expect(200).json();
    let steps = one["bewerkingen"].as_array().unwrap();
    let sorts: Vec<_> = steps.iter().map(|step| step["soort"].as_str().unwrap()).collect();
    assert_eq!(
        sorts,
        ["vervangen", "splitsen", "verplaatsen", "vernummeren", "verwijderen", "samenvoegen", "invoegen"]
    );
    assert_eq!(steps[0]["deel"], "tekst");
    assert_eq!(steps[0]["was"], "De melding is openbaar. Zij staat in het register.");
    assert_eq!(steps[0]["wordt"], "De melding is open. Zij staat in het register.");
    assert_eq!(
        (&steps[1]["wordt"], &steps[1]["vervolg"]),
        (&json!("De melding is open."), &json!("Zij staat in het register."))
    );
    assert_eq!(steps[1]["anderOnderdeel"], node(23).to_string());
    assert_eq!((&steps[2]["plaats"]["onder"], &steps[2]["plaats"]["na"]), (&json!(null), &json!(null)));
    assert_eq!((&steps[3]["onderdeel"], &steps[3]["nummer"]), (&json!(node(1).to_string()), &json!("1a")));
    assert_eq!(steps[6]["plaats"]["na"], node(2).to_string());
    assert_eq!(steps[6]["nieuw"]["opschrift"], "Slot");
    assert_eq!(steps[6]["nieuw"]["tekst"], "Einde.");
}
