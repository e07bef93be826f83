//! Serving: listens, does the jobs, and stops in order.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::Context;
use jobs::{Mailer, Worker};
use tokio::{net::TcpListener, sync::watch};
use web::House;

use crate::{
    command::Listen,
    config::Config,
    demo,
    rooms::{handlers, house, router, search},
};

/// Serves until told to stop (Ctrl-C or SIGTERM), then lets running requests finish.
pub async fn serve(config: Config, listen: &Listen, is_demo: bool) -> anyhow::Result<()> {
    let db = config.open_database()?;
    let listener = TcpListener::bind(listen.listen)
        .await
        .with_context(|| format!("cannot listen on {}; is something else running there?", listen.listen))?;
    let address = listener.local_addr()?;
    let house = house(&config, db, format!("http://{}", reachable(address)), is_demo);
    house.db.migrate().await.context("the schema could not be brought up to date")?;
    if is_demo {
        demo::seed(&house).await.context("the demo could not be filled")?;
    }
    let search = search(&house, Some(&config.search_folder()))?;
    let router = router(&house, &config, &search)?;
    let (stop, stopped) = watch::channel(false);
    let following = tokio::spawn({
        let stopped = stopped.clone();
        async move { search.follow_forever(stopped).await }
    });
    let worker = tokio::spawn(work(house.clone(), config, stopped));
    println!("Samenspel is ready at http://{}", reachable(address));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(async move {
            until_told().await;
            tracing::info!("stopping: no new requests, running ones finish");
            let _ = stop.send(true);
        })
        .await?;
    following.await?;
    worker.await??;
    Ok(())
}

/// An address a browser can go to: a server that listens everywhere is found on this machine.
fn reachable(address: SocketAddr) -> String {
    if address.ip().is_unspecified() || address.ip() == std::net::Ipv4Addr::LOCALHOST {
        format!("localhost:{}", address.port())
    } else {
        address.to_string()
    }
}

async fn until_told() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            return;
        }
    }
    let _ = interrupt.await;
}

/// Does the jobs of this process, begins digests that are due and, once an hour, removes what is past. Without a mail
/// server mail waits in the queue; everything else goes on.
async fn work(house: House, config: Config, mut stopped: watch::Receiver<bool>) -> anyhow::Result<()> {
    let mailer = match &config.mail.server {
        Some(server) => Mailer::smtp_trusting(server, &config.mail.from, &config.authorities()?)?,
        None if house.settings.demo => Mailer::Demo(house.db.clone()),
        None => {
            tracing::warn!("no mail server is set: mail waits in the queue (docs/operating.md, mail)");
            Mailer::Waiting
        }
    };
    let clock = house.clock.clone();
    let now = Arc::new(move || clock.now());
    let worker = Arc::new(Worker::new(house.db.clone(), now, mailer, handlers(&house)));
    let working = {
        let (worker, stopped) = (worker.clone(), stopped.clone());
        tokio::spawn(async move { worker.run_forever(stopped).await })
    };
    let mut hourly = tokio::time::interval(Duration::from_secs(3600));
    let mut minutes = tokio::time::interval(DIGESTS_EVERY);
    loop {
        tokio::select! {
            _ = stopped.changed() => break,
            _ = hourly.tick() => purge(&house, &worker).await,
            _ = minutes.tick() => begin_digests(&house).await,
        }
    }
    working.await?;
    Ok(())
}

/// How often is looked whether digests are due. All processes look; one of them begins.
const DIGESTS_EVERY: Duration = Duration::from_secs(120);

async fn begin_digests(house: &House) {
    if let Err(error) = notices::open_round(house).await {
        tracing::warn!(%error, "digests could not be begun; the next look tries again");
    }
}

async fn purge(house: &House, worker: &Worker) {
    let purged = async {
        worker.purge().await?;
        people::purge(&house.db, house.clock.now()).await?;
        inbox::purge(&house.db, house.clock.now()).await?;
        exchange::purge(&house.db, house.clock.now()).await?;
        rulebook::purge(&house.db, house.clock.now()).await
    };
    if let Err(error) = purged.await {
        tracing::warn!(%error, "old rows could not be removed; the next hour tries again");
    }
}
