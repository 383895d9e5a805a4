//! Checks whether the proof can tell harmful changes to the kernel from harmless ones.

use crate::module::{Kernel, Module};
use crate::mutations::{Mutation, mutations};
use crate::proof::Proof;
use crate::refusal::Refusal;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use wasm_encoder::Encode;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasmparser::FuncValidatorAllocations;

/// The outcomes of all mutants.
#[derive(Default)]
pub struct Tally {
    /// Mutants that aren't valid WebAssembly, which prove nothing.
    pub invalid: usize,
    /// How many mutants that do something else were refused, by kind of refusal.
    pub refused: BTreeMap<&'static str, usize>,
    /// How many mutants that do the same were accepted.
    pub harmless: usize,
    /// The outcomes that should have been different.
    pub failures: Vec<String>,
}

/// Makes every mutant of the kernel and tries to prove it.
///
/// # Errors
/// If there is no change for an instruction, which the error names.
pub fn try_mutants(module: &Module<'_>) -> Result<Tally, String> {
    let kernel = &module.kernel;
    let mutations = mutations(kernel)?;
    let next = AtomicUsize::new(0);
    let work = || {
        let mut proof = Proof::new();
        let mut allocations = FuncValidatorAllocations::default();
        let mut outcomes = Vec::new();
        while let Some(mutation) = mutations.get(next.fetch_add(1, Ordering::Relaxed)) {
            let body = mutate(kernel, mutation);
            let proven =
                module.with_body(&body, &mut allocations).and_then(|mutant| proof.prove(&mutant));
            outcomes.push((mutation, proven.err()));
        }
        outcomes
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let outcomes: Vec<_> = thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
    });
    Ok(tally(kernel, outcomes))
}

fn tally(kernel: &Kernel<'_>, outcomes: Vec<(&Mutation<'_>, Option<Refusal>)>) -> Tally {
    let mut tally = Tally::default();
    // A refusal of an instruction that the machine doesn't know shows nothing about those it knows.
    let mut is_judged = vec![false; kernel.instructions.len()];
    for (mutation, refusal) in outcomes {
        match (refusal, mutation.keeps_meaning) {
            (Some(Refusal::Invalid(_)), false) => tally.invalid += 1,
            (Some(refusal), false) => {
                *tally.refused.entry(refusal.kind()).or_default() += 1;
                is_judged[mutation.instruction] |=
                    !matches!(refusal, Refusal::UnknownInstruction(_));
            }
            (None, true) => tally.harmless += 1,
            (None, false) => tally.failures.push(format!("accepted: {}", told(kernel, mutation))),
            (Some(refusal), true) => {
                let detail = format!("refused for {refusal}: {}", told(kernel, mutation));
                tally.failures.push(format!("{detail}, which does the same"));
            }
        }
    }
    for (index, instruction) in kernel.instructions.iter().enumerate() {
        if !is_judged[index] {
            tally
                .failures
                .push(format!("no refused mutant of instruction {index}, {instruction:?}"));
        }
    }
    tally
}

fn told(kernel: &Kernel<'_>, mutation: &Mutation<'_>) -> String {
    let old = &kernel.instructions[mutation.replaced.clone()];
    format!(
        "instruction {}, {old:?} replaced with {:?}",
        mutation.instruction, mutation.replacement
    )
}

/// The kernel's body with one change.
fn mutate(kernel: &Kernel<'_>, mutation: &Mutation<'_>) -> Vec<u8> {
    let start = kernel.ranges[mutation.replaced.start].start;
    let end = kernel.ranges[mutation.replaced.end - 1].end;
    let mut body = kernel.body[..start].to_vec();
    for instruction in &mutation.replacement {
        let instruction = RoundtripReencoder.instruction(instruction.clone());
        instruction.expect("an instruction that can be encoded").encode(&mut body);
    }
    body.extend(&kernel.body[end..]);
    body
}
