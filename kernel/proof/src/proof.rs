//! What is proved about the kernel.

use crate::block::Block;
use crate::machine;
use crate::memory::{Integer, Memory};
use crate::module::Kernel;
use crate::refusal::Refusal;
use crate::specification::{self, Words};
use crate::terms::{Term, Terms};
use std::array;

/// The crate's order of words in memory (`Block` in `engine/src/block.rs`): two rows of 16 words are
/// interleaved.
///
/// # Returns
/// The place of the word that RFC 9106 numbers `index`.
pub fn place(index: usize) -> usize {
    let (row, column) = (index / 16, index % 16);
    row / 2 * 32 + column * 2 + row % 2
}

/// What a proof shows.
pub const PROMISES: [&str; 5] = [
    "current becomes current ^ G(previous, reference), all 128 words",
    "previous and reference are only read",
    "nothing outside of the four blocks is read or written",
    "scratch memory is written before it is read",
    "no branch and no address depends on what the blocks hold",
];

/// RFC 9106's result for unknown blocks, with which kernels are compared.
pub struct Proof {
    terms: Terms,
    /// `current ^ G(previous, reference)`, in the RFC's order.
    expected: Words<Term>,
}

/// Figures of a proof that succeeded.
pub struct Proven {
    /// How many instructions ran.
    pub steps: usize,
    /// How many different terms the result and the specification consist of.
    pub terms: usize,
}

impl Proof {
    /// Computes the result that the RFC defines.
    pub fn new() -> Self {
        let mut terms = Terms::default();
        let [previous, reference, current] = [Block::Previous, Block::Reference, Block::Current]
            .map(|block| array::from_fn(|index| block.unknown(&mut terms, place(index))));
        let g = specification::g(&mut terms, &previous, &reference);
        let expected = specification::xor(&mut terms, &current, &g);
        Self { terms, expected }
    }

    /// Proves [`PROMISES`] of a kernel, wherever the four blocks are and whatever they hold.
    ///
    /// The machine checks all but the first while it runs.
    ///
    /// # Errors
    /// If any of them isn't shown.
    pub fn prove(&mut self, kernel: &Kernel<'_>) -> Result<Proven, Refusal> {
        let specified = self.terms.len();
        let outcome = self.attempt(kernel);
        self.terms.truncate(specified);
        outcome
    }

    fn attempt(&mut self, kernel: &Kernel<'_>) -> Result<Proven, Refusal> {
        let mut memory = Memory::new(&mut self.terms);
        let steps = machine::run(kernel, &mut self.terms, &mut memory)?;
        for (word, expected) in self.expected.iter().enumerate() {
            let offset = u32::try_from(8 * place(word)).expect("within a block");
            let bytes = memory.load(Integer { block: Some(Block::Current), offset }, 0)?;
            if self.terms.word(bytes) != *expected {
                return Err(Refusal::Differs { word });
            }
        }
        Ok(Proven { steps, terms: self.terms.len() })
    }
}

#[cfg(test)]
mod tests {
    use super::{Proof, place};
    use crate::block::Block;
    use crate::module::Module;
    use crate::specification::tests::{Numbers, random_block};
    use crate::specification::{g, xor};
    use wasm_encoder::{
        CodeSection, Function, FunctionSection, MemorySection, MemoryType, TypeSection,
    };

    /// A module that has only this function and a page of memory.
    fn module_of(function: &Function) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function(edge_argon2_kernel::PARAMETERS, []);
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut code = CodeSection::new();
        code.function(function);
        let mut module = wasm_encoder::Module::new();
        module.section(&types).section(&functions).section(&memories).section(&code);
        module.finish()
    }

    #[test]
    fn the_kernel_is_proved_as_it_was_assembled() {
        let bytes = module_of(&edge_argon2_kernel::compress());
        let module = Module::read(&bytes).expect("a valid module with a kernel");
        assert!(Proof::new().prove(&module.kernel).is_ok());
    }

    #[test]
    fn expected_terms_evaluate_to_the_specification_of_numbers() {
        let proof = Proof::new();
        let [previous, reference, current] = [1, 2, 3].map(random_block);
        let mut unknowns = [0; 3 * Block::WORDS];
        let blocks = unknowns.as_chunks_mut::<{ Block::WORDS }>().0;
        for (unknown, block) in blocks.iter_mut().zip([previous, reference, current]) {
            for (index, word) in block.iter().enumerate() {
                unknown[place(index)] = *word;
            }
        }
        let expected = xor(&mut Numbers, &current, &g(&mut Numbers, &previous, &reference));
        let values = proof.terms.evaluate(&unknowns);
        for (index, term) in proof.expected.iter().enumerate() {
            assert_eq!(values[term.number()], expected[index], "word {index}");
        }
    }

    #[test]
    fn the_order_of_words_is_the_crates() {
        let mut bytes = [0; 1024];
        for (index, word) in bytes.as_chunks_mut::<8>().0.iter_mut().enumerate() {
            *word = (index as u64).to_le_bytes();
        }
        let mut block = edge_argon2::engine::Block::ZERO;
        block.copy_from_le_bytes(&bytes);
        // SAFETY: a block is 128 words (`repr(C)`), and lives longer than this reference.
        let memory = unsafe { &*(&raw const block).cast::<[u64; 128]>() };
        for index in 0..128 {
            assert_eq!(memory[place(index)], index as u64);
        }
    }
}
