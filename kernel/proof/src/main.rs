//! Proves that the kernel of a .wasm file is RFC 9106's compression function.
//!
//! | module | idea |
//! |---|---|
//! | `module` | finds the kernel in the file |
//! | `terms` | 64-bit words as terms in a normal form |
//! | `block`, `memory`, `machine` | run the kernel on terms |
//! | `specification` | computes what the RFC says, on the same terms |
//! | `proof` | proves that both are the same |
//! | `expressions`, `mutations`, `mutants` | show that they differ once the kernel is changed |

mod block;
mod expressions;
mod machine;
mod memory;
mod module;
mod mutants;
mod mutations;
mod proof;
mod refusal;
mod specification;
mod terms;

use module::Module;
use mutants::Tally;
use proof::Proof;
use std::process::ExitCode;
use std::time::Instant;
use std::{env, fs};

const USAGE: &str = "Usage: edge-argon2-proof FILE.wasm [--mutants]";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (path, with_mutants) = match &arguments[..] {
        [path] => (path, false),
        [path, flag] | [flag, path] if flag == "--mutants" => (path, true),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(path, with_mutants) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            println!("refused: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(path: &str, with_mutants: bool) -> Result<(), String> {
    let start = Instant::now();
    let bytes = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let module = Module::read(&bytes).map_err(|refusal| refusal.to_string())?;
    let proven = Proof::new().prove(&module.kernel).map_err(|refusal| refusal.to_string())?;
    for promise in proof::PROMISES {
        println!("proved: {promise}");
    }
    println!(
        "kernel: {} instructions, {} steps, {} terms; {} ms",
        module.kernel.instructions.len(),
        proven.steps,
        proven.terms,
        start.elapsed().as_millis()
    );
    if with_mutants {
        let tally = mutants::try_mutants(&module)?;
        report(&tally)?;
        println!("all: {:.1} s", start.elapsed().as_secs_f64());
    }
    Ok(())
}

fn report(tally: &Tally) -> Result<(), String> {
    if !tally.failures.is_empty() {
        return Err(tally.failures.join("\n"));
    }
    let refused: usize = tally.refused.values().sum();
    println!("refused: {refused} mutants that do something else, and accepted none");
    for (kind, count) in &tally.refused {
        println!("  {count} for {kind}");
    }
    println!("accepted: {} mutants that do the same, and refused none", tally.harmless);
    println!("invalid: {} mutants, which count for nothing", tally.invalid);
    Ok(())
}
