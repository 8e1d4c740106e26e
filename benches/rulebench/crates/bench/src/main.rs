//! bench [--seed N] [--facts N] [--rules N] [--vectors N] [--budget SECONDS] [--json FILE] [--dump FILE] [--only NAME]
//!
//! Evaluates one rule set on one list of fact vectors with every engine compiled in, on one thread,
//! checks that all agree with the reference evaluator on which rules fired, and prints decisions/s.
//! To add an engine: implement `model::Engine` in a crate of its own and add one `run!` line.

use engine_native::{BitSliced, ByteTables, RowMasks};
use model::*;
use std::time::{Duration, Instant};

fn main() {
    let mut c = Config::default();
    let mut budget = Duration::from_secs(3);
    let (mut json, mut dump, mut only) = (None, None, None::<String>);
    let mut args = std::env::args().skip(1);
    while let Some(a) = args.next() {
        let v = args.next().unwrap_or_else(|| panic!("{a} needs a value"));
        match a.as_str() {
            "--seed" => c.seed = v.parse().expect("seed"),
            "--facts" => c.facts = v.parse().expect("facts"),
            "--rules" => c.rules = v.parse().expect("rules"),
            "--vectors" => c.vectors = v.parse().expect("vectors"),
            "--budget" => budget = Duration::from_secs_f64(v.parse().expect("budget")),
            "--json" => json = Some(v),
            "--dump" => dump = Some(v),
            "--only" => only = Some(v),
            _ => panic!("unknown option {a}"),
        }
    }
    let rs = rule_set(c);
    let vs = vectors(c);
    let expect: Vec<Fired> = vs.iter().map(|v| rs.fired_reference(*v)).collect();
    let mean = expect.iter().map(|f| f.count_ones() as f64).sum::<f64>() / vs.len() as f64;
    let silent = expect.iter().filter(|f| **f == 0).count();
    println!(
        "rule set: seed {}, {} facts, {} rules, {} literals; {} vectors; mean fired {:.2}, none fired {}",
        c.seed, rs.facts, rs.rules.len(), rs.literals(), vs.len(), mean, silent
    );
    if let Some(p) = dump {
        let v = serde_json::json!({ "rules": rs, "vectors": vs.iter().map(|v| format!("{v:016x}")).collect::<Vec<_>>(),
            "fired": expect.iter().map(|f| format!("{f:032x}")).collect::<Vec<_>>() });
        std::fs::write(p, v.to_string()).expect("dump");
    }

    let mut reports: Vec<Report> = Vec::new();
    macro_rules! run {
        ($e:expr) => {{
            let t = Instant::now();
            let mut e = $e;
            let load = t.elapsed();
            if only.as_ref().is_none_or(|o| e.name().contains(o.as_str())) {
                let r = measure(&mut e, &vs, &expect, budget);
                println!(
                    "{:<24} {:<22} prepared {:>14.0}/s  end-to-end {:>14.0}/s  load {:>8.2} ms  {}",
                    r.name, r.version, r.prepared_per_s, r.end_to_end_per_s, load.as_secs_f64() * 1e3,
                    if r.agree { "agrees".to_string() } else { format!("DISAGREES {:?}", r.first_disagreement) }
                );
                reports.push(r);
            }
        }};
    }

    run!(RowMasks::new(&rs));
    run!(ByteTables::new(&rs));
    bit_sliced(&rs, &vs, &expect, budget);
    native_partial(&rs, &vs, c, budget);
    #[cfg(feature = "waypost")]
    run!(engine_waypost::Waypost::new(&rs));
    #[cfg(feature = "zen")]
    {
        use engine_zen::{Layout, Zen};
        run!(Zen::new(&rs, Layout::Columns, false));
        run!(Zen::new(&rs, Layout::Expression, false));
        run!(Zen::new(&rs, Layout::Columns, true));
    }
    #[cfg(feature = "regorus")]
    {
        run!(engine_regorus::Interpreter::new(&rs));
        run!(engine_regorus::Vm::new(&rs));
    }
    #[cfg(feature = "cedar")]
    {
        run!(engine_cedar::Cedar::new(&rs));
        if only.as_ref().is_none_or(|o| "cedar-partial".contains(o.as_str())) {
            cedar_partial(&rs, &vs, c, budget);
        }
    }
    #[cfg(feature = "cel")]
    run!(engine_cel::Cel::new(&rs));
    #[cfg(feature = "datalogic")]
    run!(engine_datalogic::DataLogic::new(&rs));

    let base = reports.iter().find(|r| r.name == "native-rowmasks").map(|r| r.prepared_per_s);
    if let Some(base) = base {
        println!("\n| engine | version | decisions/s (input ready) | decisions/s (end to end) | times slower than native | agrees |");
        println!("|---|---|---:|---:|---:|---|");
        for r in &reports {
            println!(
                "| {} | {} | {:.0} | {:.0} | {:.1} | {} |",
                r.name, r.version, r.prepared_per_s, r.end_to_end_per_s, base / r.prepared_per_s, if r.agree { "yes" } else { "NO" }
            );
        }
    }
    if only.is_none() {
        #[cfg(feature = "cel")]
        {
            println!("\ncel: a fact that is not there");
            for (src, out) in engine_cel::missing_fact_behaviour() {
                println!("  {src:<28} -> {out}");
            }
        }
        #[cfg(feature = "zen")]
        {
            println!("\nzen: its own static analysis over the same rules");
            for layout in [engine_zen::Layout::Columns, engine_zen::Layout::Expression] {
                for hit in ["collect", "first"] {
                    let (ms, ds) = engine_zen::verify(&rs, layout, hit);
                    println!(
                        "  {} / {hit}: {ms:.1} ms, {} kinds of diagnostic",
                        if layout == engine_zen::Layout::Columns { "60 columns" } else { "expression column" }, ds.len()
                    );
                    for d in ds.iter().take(8) {
                        println!("    {}", &d.chars().take(200).collect::<String>());
                    }
                }
            }
        }
    }
    if let Some(p) = json {
        std::fs::write(p, serde_json::to_string_pretty(&reports).expect("json")).expect("write");
    }
    if reports.iter().any(|r| !r.agree) {
        std::process::exit(1);
    }
}

fn bit_sliced(rs: &RuleSet, vs: &[u64], expect: &[Fired], budget: Duration) {
    let n = vs.len() / 64 * 64;
    let e = BitSliced::new(rs);
    let blocks: Vec<[u64; 64]> = vs[..n]
        .chunks(64)
        .map(|ch| {
            let mut f = [0u64; 64];
            for (k, v) in ch.iter().enumerate() {
                for (i, w) in f.iter_mut().enumerate() {
                    *w |= (v >> i & 1) << k;
                }
            }
            f
        })
        .collect();
    let mut out = vec![0u64; rs.rules.len()];
    for (b, f) in blocks.iter().enumerate() {
        e.eval64(f, &mut out);
        for k in 0..64 {
            let got = out.iter().enumerate().fold(0u128, |a, (r, w)| a | ((w >> k & 1) as u128) << r);
            assert_eq!(got, expect[b * 64 + k]);
        }
    }
    let t = best_of(budget, || {
        for f in &blocks {
            e.eval64(std::hint::black_box(f), &mut out);
            std::hint::black_box(&mut out);
        }
    });
    println!("{:<24} {:<22} prepared {:>14.0}/s  (64 vectors at a time, facts already transposed)  agrees", "native-bitsliced", "hand-written", n as f64 / t.as_secs_f64());
}

fn native_partial(rs: &RuleSet, vs: &[u64], c: Config, budget: Duration) {
    let e = RowMasks::new(rs);
    let ks = known_masks(c);
    let t = best_of(budget, || {
        let mut acc = 0u128;
        for (v, k) in vs.iter().zip(&ks) {
            let (must, may) = e.partial(v & k, !v & k);
            acc ^= must ^ may.rotate_left(1);
        }
        std::hint::black_box(acc);
    });
    let q = best_of(budget, || {
        let mut acc = 0u128;
        for (v, k) in vs.iter().zip(&ks) {
            let (must, may, best) = e.next_question(v & k, !v & k, rs.facts);
            acc ^= must ^ may.rotate_left(1) ^ best as u128;
        }
        std::hint::black_box(acc);
    });
    let n = vs.len() as f64;
    println!(
        "{:<24} half the facts unknown: certain + possible sets {:.0}/s; with most-read-unknown question {:.0}/s",
        "native-partial", n / t.as_secs_f64(), n / q.as_secs_f64()
    );
}

#[cfg(feature = "cedar")]
fn cedar_partial(rs: &RuleSet, vs: &[u64], c: Config, budget: Duration) {
    let cedar = engine_cedar::Cedar::new(rs);
    let native = RowMasks::new(rs);
    let ks = known_masks(c);
    let n = vs.len().min(1000);
    let reqs: Vec<_> = (0..n).map(|i| cedar.prepare_partial(vs[i], ks[i])).collect();
    // Cedar must be sound (certain within ours, possible around ours); how much less it can tell
    // is its imprecision.
    let (mut sound, mut sizes) = (0, [0u32; 4]);
    for i in 0..n {
        let (must, may) = cedar.eval_partial(&reqs[i]);
        let (m2, y2) = native.partial(vs[i] & ks[i], !vs[i] & ks[i]);
        sound += (must & !m2 == 0 && y2 & !may == 0) as usize;
        for (s, x) in sizes.iter_mut().zip([must, may, m2, y2]) {
            *s += x.count_ones();
        }
    }
    let t = best_of(budget, || {
        let mut acc = 0u128;
        for r in &reqs {
            let (must, may) = cedar.eval_partial(r);
            acc ^= must ^ may.rotate_left(1);
        }
        std::hint::black_box(acc);
    });
    println!(
        "{:<24} half the facts unknown: {:.0}/s; sound on {sound}/{n}; mean certain {:.1} (exact {:.1}), mean still open {:.1} (exact {:.1})",
        "cedar-partial", n as f64 / t.as_secs_f64(), sizes[0] as f64 / n as f64, sizes[2] as f64 / n as f64,
        (sizes[1] - sizes[0]) as f64 / n as f64, (sizes[3] - sizes[2]) as f64 / n as f64
    );
}
