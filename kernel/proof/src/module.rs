//! The kernel in a WebAssembly module.

use crate::refusal::Refusal;
use std::ops::Range;
use wasmparser::{
    BinaryReader, BinaryReaderError, CompositeInnerType, FuncToValidate, FuncValidatorAllocations,
    FunctionBody, Operator, Parser, Payload, ValType, ValidPayload, Validator, ValidatorResources,
};

/// The kernel's parameters: pointers to previous, reference, current and scratch.
const PARAMETERS: [ValType; 4] = [ValType::I32; 4];

/// A valid module in which exactly one function can be the kernel.
pub struct Module<'a> {
    /// That function.
    pub kernel: Kernel<'a>,
    validation: FuncToValidate<ValidatorResources>,
}

/// A function of the kernel's type that multiplies vectors.
pub struct Kernel<'a> {
    /// The types of its parameters and locals.
    pub locals: Vec<ValType>,
    /// Its instructions in order, the last `end` included.
    pub instructions: Vec<Operator<'a>>,
    /// Where each of them is in the body.
    pub ranges: Vec<Range<usize>>,
    /// From the declaration of the locals to the last `end`.
    pub body: &'a [u8],
}

impl<'a> Module<'a> {
    /// Validates a module and finds the kernel in it.
    ///
    /// # Errors
    /// If the module is not valid, or if no function or several functions can be the kernel.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let mut found = Self::candidates(bytes).map_err(invalid)?;
        match (found.pop(), found.len()) {
            (Some(module), 0) => Ok(module),
            (None, _) => Err(Refusal::NoKernel("no function of its type multiplies".into())),
            (_, others) => Err(Refusal::NoKernel(format!("{} functions could be it", others + 1))),
        }
    }

    fn candidates(bytes: &'a [u8]) -> Result<Vec<Self>, BinaryReaderError> {
        let mut validator = Validator::new();
        let mut allocations = FuncValidatorAllocations::default();
        // Whether each type is the kernel's.
        let mut types = Vec::new();
        let mut has_plain_memory = false;
        let mut found = Vec::new();
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload?;
            if let ValidPayload::Func(validation, body) = validator.payload(&payload)? {
                let FuncToValidate { ref resources, index, ty, features } = validation;
                let mut check =
                    FuncToValidate { resources, index, ty, features }.into_validator(allocations);
                check.validate(&body)?;
                allocations = check.into_allocations();
                if has_plain_memory && types[ty as usize] {
                    let kernel = Kernel::read(&body)?;
                    if kernel.multiplies() {
                        found.push(Self { kernel, validation });
                    }
                }
                continue;
            }
            match payload {
                Payload::TypeSection(section) => {
                    for group in section {
                        types.extend(group?.into_types().map(|kind| {
                            let CompositeInnerType::Func(function) = kind.composite_type.inner
                            else {
                                return false;
                            };
                            function.params() == PARAMETERS && function.results().is_empty()
                        }));
                    }
                }
                Payload::MemorySection(section) => {
                    let memories = section.into_iter().collect::<Result<Vec<_>, _>>()?;
                    has_plain_memory =
                        matches!(&memories[..], [memory] if !memory.memory64 && !memory.shared);
                }
                _ => {}
            }
        }
        Ok(found)
    }

    /// The kernel with a different body.
    ///
    /// # Errors
    /// If the module would not be valid with that body.
    pub fn with_body<'b>(
        &self,
        body: &'b [u8],
        allocations: &mut FuncValidatorAllocations,
    ) -> Result<Kernel<'b>, Refusal> {
        let FuncToValidate { ref resources, index, ty, features } = self.validation;
        let body = FunctionBody::new(BinaryReader::new(body, 0));
        let mut check = FuncToValidate { resources, index, ty, features }
            .into_validator(std::mem::take(allocations));
        let verdict = check.validate(&body);
        *allocations = check.into_allocations();
        verdict.and_then(|()| Kernel::read(&body)).map_err(invalid)
    }
}

impl<'a> Kernel<'a> {
    fn read(body: &FunctionBody<'a>) -> Result<Self, BinaryReaderError> {
        let mut locals = PARAMETERS.to_vec();
        for group in body.get_locals_reader()? {
            let (count, kind) = group?;
            locals.extend((0..count).map(|_| kind));
        }
        let mut reader = body.get_operators_reader()?;
        let length = body.as_bytes().len();
        let (mut instructions, mut ranges) = (Vec::new(), Vec::new());
        while !reader.eof() {
            let start = length - reader.get_binary_reader().bytes_remaining();
            instructions.push(reader.read()?);
            ranges.push(start..length - reader.get_binary_reader().bytes_remaining());
        }
        Ok(Self { locals, instructions, ranges, body: body.as_bytes() })
    }

    fn multiplies(&self) -> bool {
        self.instructions
            .iter()
            .any(|instruction| matches!(instruction, Operator::I64x2ExtMulLowI32x4U))
    }
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn invalid(error: BinaryReaderError) -> Refusal {
    Refusal::Invalid(error.to_string())
}
