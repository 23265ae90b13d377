import { MettleError } from '../../../shared/errors.js';

/** What a key says that was not opened: by a wrong password, or since it is damaged. */
export function doesNotOpen(locked: boolean): MettleError {
  return locked
    ? new MettleError('INVALID_INPUT', 'The password does not open the key.', { hint: 'Try again.' })
    : new MettleError('INVALID_INPUT', 'The key is damaged: its two halves do not belong together.', {
        hint: 'Restore the key’s file from a copy.',
      });
}

/** What a locked key says where no password is given. */
export function nobodyToAsk(): MettleError {
  return new MettleError('INVALID_INPUT', 'The key is locked with a password.', {
    hint: 'Give it with --password-file, or run this in a terminal, where it is asked for.',
  });
}
