declare module 'bcrypt-pbkdf' {
  /** OpenBSD's bcrypt_pbkdf. Fills `key`; gives 0, or -1 for arguments that it does not take. */
  export function pbkdf(
    password: Uint8Array,
    passwordLength: number,
    salt: Uint8Array,
    saltLength: number,
    key: Uint8Array,
    keyLength: number,
    rounds: number,
  ): number;
}
