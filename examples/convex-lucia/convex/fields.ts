const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const EMAIL_MAX_LENGTH = 254;
const PASSWORD_LENGTH = { min: 8, max: 255 };

export interface Fields {
  email: string;
  password: string;
}

export type Problems = Partial<Fields>;

export const normalized = ({ email, password }: Fields): Fields => ({
  email: email.trim().toLowerCase(),
  password,
});

/** What to say beside the fields, or nothing if both are valid. */
export function problemsOf({ email, password }: Fields): Problems | undefined {
  const problems: Problems = {};
  if (!isEmail(email)) problems.email = "Enter an e-mail address, such as ann@example.com.";
  if (!isPassword(password)) {
    problems.password = `Use ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters.`;
  }
  return Object.keys(problems).length > 0 ? problems : undefined;
}

export const isEmail = (text: string) => text.length <= EMAIL_MAX_LENGTH && EMAIL.test(text);

export const isPassword = ({ length }: string) =>
  length >= PASSWORD_LENGTH.min && length <= PASSWORD_LENGTH.max;
