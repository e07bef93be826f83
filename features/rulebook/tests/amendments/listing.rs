//! The lists of amendments and of what meets: narrowed, in two orders, as tables and for programs.

use testkit::Reply;

use super::world::{TEXT, World, node, submit};

const FOUR: &str = "De eigenaar meldt een sensor uiterlijk vier weken voordat die in gebruik gaat.";

/// Three amendments: 1 of Ommen on article 3, with advice to adopt; 2 of Goes on article 2, which follows 1; and 3 of
/// Goes on article 2, withdrawn.
pub async fn three(world: &World) -> [String; 3] {
    let one = world.submitted(world.olga, "Sneller weg", node(3), "Een sensor gaat weg.").await;
    let two = world.submitted(world.gijs, "Zes weken", node(21), &FOUR.replace("vier", "zes")).await;
    let three = world.submitted(world.gijs, "Acht weken", node(21), &FOUR.replace("vier", "acht")).await;
    let mut karin = world.browser_of(world.karin).await;
    karin.post(&format!("{one}/preadvies"), &[("kind", "adopt")]).await.expect(303);
    let follows = [("kind", "follows"), ("follows", one.rsplit('/').next().unwrap())];
    karin.post(&format!("{two}/preadvies"), &follows).await.expect(303);
    let mut gijs = world.browser_of(world.gijs).await;
    gijs.post(&format!("{three}/intrekken"), &[]).await.expect(303);
    [one, two, three]
}

async fn list(world: &World, query: &str) -> Reply {
    world.guest().get(&format!("{TEXT}/amendementen?versie=1{query}")).await.expect(200)
}

#[tokio::test]
async fn the_list_is_narrowed_by_state_advice_organisation_and_words_with_counts_beside_them() {
    let world = World::new().await;
    three(&world).await;
    let all = list(&world, "").await;
    all.assert_contains("3 amendementen").assert_contains("Ingediend 2").assert_contains("Ingetrokken 1");
    all.assert_contains("Nog geen preadvies 1").assert_contains("Goes 2").assert_contains("Ommen 1");
    let withdrawn = world.guest().get(&all.link("Ingetrokken 1")).await.expect(200);
    withdrawn.assert_contains("Eén amendement").assert_contains("Acht weken").assert_lacks("Zes weken");
    withdrawn.assert_contains("Haal weg: Ingetrokken").assert_contains("Ingediend 2");
    let advised = list(&world, "&preadvies=aannemen").await;
    advised.assert_contains("Sneller weg").assert_lacks("Zes weken").assert_lacks("Goes 2");
    list(&world, "&preadvies=geen").await.assert_contains("Acht weken").assert_lacks("Sneller weg");
    let of_ommen = list(&world, &format!("&organisatie={}", world.ommen)).await;
    of_ommen.assert_contains("Sneller weg").assert_lacks("Zes weken").assert_contains("Haal weg: Ommen");
    let words = list(&world, "&zoek=WEKEN+zes").await;
    words.assert_contains("Zes weken").assert_lacks("Acht weken").assert_contains("‘WEKEN zes’");
    let nothing = list(&world, "&zoek=fietsen&status=ingediend").await;
    nothing.assert_contains("Geen enkel amendement past bij wat u koos").assert_contains("Ingediend 0");
    list(&world, "&wacht=ja").await.assert_contains("Geen enkel amendement past");
    list(&world, "&status=onzin&preadvies=onzin&organisatie=x&pagina=99")
        .await
        .assert_contains("3 amendementen");
}

#[tokio::test]
async fn it_stands_by_number_or_by_place_in_the_text_with_sub_amendments_behind_what_they_amend() {
    let world = World::new().await;
    let [_, two, _] = three(&world).await;
    let mut olga = world.browser_of(world.olga).await;
    let begun = olga.post(&format!("{two}/subamendement"), &[("title", "Zeven")]).await.expect(303);
    let sub = begun.location().trim_end_matches("/bewerken").to_owned();
    super::world::write(&mut olga, &sub, node(21), &FOUR.replace("vier", "zeven")).await.expect(303);
    submit(&mut olga, &sub).await.expect(303);
    let place = |page: &Reply, words: &str| page.body.find(words).unwrap_or_else(|| panic!("{words}"));
    let by_number = list(&world, "").await;
    assert!(place(&by_number, ">Sneller weg<") < place(&by_number, ">Zes weken<"));
    let by_place = world.guest().get(&by_number.link("Op plaats in de tekst")).await.expect(200);
    assert!(place(&by_place, ">Zes weken<") < place(&by_place, ">Zeven<"));
    assert!(place(&by_place, ">Zeven<") < place(&by_place, ">Acht weken<"));
    assert!(place(&by_place, ">Acht weken<") < place(&by_place, ">Sneller weg<"));
}

#[tokio::test]
async fn advice_leads_to_the_amendment_it_follows_and_to_the_text_as_the_board_wants_it() {
    let world = World::new().await;
    let [one, ..] = three(&world).await;
    let page = list(&world, "").await;
    assert_eq!(page.link("Volgt Amendement 1"), one);
    let advised = page.link("Wat het bestuur adviseert");
    assert_eq!(advised, format!("{TEXT}/amendementen/stel-dat?versie=1&a=1&a=2"));
    let text = world.guest().get(&advised).await.expect(200);
    text.assert_contains("De tekst als 2 amendementen zijn aangenomen")
        .assert_contains("uiterlijk zes weken");
}

#[tokio::test]
async fn the_list_and_what_meets_are_tables_to_download() {
    let world = World::new().await;
    let [one, ..] = three(&world).await;
    let mut gijs = world.browser_of(world.gijs).await;
    gijs.post(&format!("{one}/ondertekenen"), &[]).await.expect(303);
    world.submitted(world.olga, "=1+1", node(21), &FOUR.replace("vier", "tien")).await;
    let table = world.guest().get(&list(&world, "").await.link("Download als CSV")).await.expect(200);
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8; header=present");
    let lines: Vec<&str> = table.body.lines().collect();
    assert_eq!(lines.len(), 5, "{}", table.body);
    assert!(lines[0].contains("Nummer;Titel;Op amendement;Ingediend door;Mede ondertekend door;"));
    assert!(
        lines[1].starts_with("1;Sneller weg;;Ommen;Goes;Artikel 3;Aannemen;Ingediend;0;"),
        "{}",
        lines[1]
    );
    assert!(lines[2].contains(";Volgt Amendement 1;"), "{}", lines[2]);
    assert!(lines[4].starts_with("4;'=1+1;"), "{}", lines[4]);
    let narrow = format!("{TEXT}/amendementen.csv?versie=1&status=ingetrokken");
    assert_eq!(world.guest().get(&narrow).await.expect(200).body.lines().count(), 2);
    let meets = world.guest().get(&format!("{TEXT}/amendementen/botsingen.csv")).await.expect(200);
    assert_eq!(meets.body.lines().count(), 2, "{}", meets.body);
    assert!(meets.body.contains("Botst;Amendement 2 van Goes;Zes weken;Amendement 4 van Ommen;'=1+1;"));
    world.guest().get("/spelregels/anders/amendementen.csv").await.expect(404);
}

#[tokio::test]
async fn what_meets_is_narrowed_to_an_amendment_or_an_article_and_stands_on_pages() {
    let world = World::new().await;
    world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    world.submitted(world.gijs, "Acht", node(21), &FOUR.replace("vier", "acht")).await;
    world.submitted(world.olga, "Weg", node(3), "Een sensor gaat weg.").await;
    world.submitted(world.gijs, "Heel weg", node(3), "Een sensor verdwijnt.").await;
    let path = format!("{TEXT}/amendementen/botsingen");
    let table = async |query: String| world.guest().get(&format!("{path}?versie=1{query}")).await.expect(200);
    table(String::new()).await.assert_contains("2 tweetallen");
    let one = table("&amendement=2".into()).await;
    one.assert_contains("Amendement 1 van Ommen").assert_lacks("Amendement 3 van Ommen");
    let article = table(format!("&onderdeel={}", node(2))).await;
    article.assert_contains("Amendement 2 van Goes").assert_lacks("Amendement 4 van Goes");
    let both = table(format!("&amendement=1&onderdeel={}", node(3))).await;
    both.assert_contains("Geen enkele botsing past bij wat u koos");
    let text = rulebook::model::generate::text(7, 60);
    let many = rulebook::model::generate::amendments(7, &text, 300);
    world.propose_long(&text, &many).await;
    let first = world.guest().get(&format!("{path}?versie=2")).await.expect(200);
    assert_eq!(first.body.matches("<tr").count(), 201, "a page holds two hundred");
    let second = world.guest().get(&format!("{path}?versie=2&pagina=2")).await.expect(200);
    assert!(second.body.matches("<tr").count() > 1, "and the rest stands on the next");
}
