import { Refusal } from '../refusal.ts';

export const passwordLength = { least: 10, most: 128 } as const;

/**
 * Length is what keeps a password; composition rules only make people write it down. GB/T 22239-2019 8.1.4.1 asks for complexity and
 * regular change “where possible”; a second factor serves that aim better.
 * @throws {Refusal} accounts.passwordTooShort, .passwordTooLong, .passwordHoldsUsername
 */
export function checkPassword(password: string, username: string): void {
  const { least, most } = passwordLength;
  if (password.length < least) throw new Refusal('accounts.passwordTooShort', { least });
  if (password.length > most) throw new Refusal('accounts.passwordTooLong', { most });
  if (password.toLowerCase().includes(username.toLowerCase())) throw new Refusal('accounts.passwordHoldsUsername');
}
