use crosscheck::*;
fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let loaded = source::load(&paths, || Ok(vec![]), source::Options::default());
    let k = knowledge::Knowledge::embedded();
    let graphs = graphs(loaded.sources, &k, None);
    for g in &graphs {
        for r in &g.readings {
            println!(
                "=== {} {:?}",
                r.source.path,
                r.published.as_ref().map(|p| (p.time.edtf(), p.origin.clone()))
            );
            for e in r.entities.all() {
                println!("   E {} [{}] {:?} {:?} {:?}", e.key, e.name, e.kind, e.acronyms, e.titles);
            }
            for c in &r.claims {
                println!("   {:?} {:?} {}   <- {:?}", c.kind, c.certainty, c.statement, c.span.of(r.text()));
            }
        }
        let c = compare::compare(&g.readings, &g.names, &k);
        for gr in &c.groups {
            println!("{:?} {:?} {} | {} | {}", gr.verdict, gr.aspect, gr.key, gr.question, gr.reason);
            for m in &gr.members {
                println!(
                    "      {}: {} <- {:?}",
                    m.reading.source.path,
                    m.claim.statement,
                    m.claim.span.of(m.reading.text())
                );
            }
        }
    }
}
