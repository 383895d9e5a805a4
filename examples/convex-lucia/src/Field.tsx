import type { ComponentProps } from "react";

interface Props extends ComponentProps<"input"> {
  name: string;
  label: string;
  hint?: string;
  problem?: string;
}

export function Field({ name, label, hint, problem, ...attributes }: Props) {
  const note = problem ?? hint;
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        name={name}
        required
        aria-invalid={problem !== undefined}
        aria-describedby={note && `${name}-note`}
        {...attributes}
      />
      {note && (
        <p id={`${name}-note`} className={problem ? "problem" : "hint"}>
          {note}
        </p>
      )}
    </div>
  );
}
