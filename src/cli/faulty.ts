import { UserError } from './output.js';

/**
 * What a command ends with whose input is at fault; what is wrong with it has been printed.
 *
 * @param read Whether there was something to read at all.
 */
export function faulty(path: string, read: boolean): UserError {
  return new UserError(1, `${path} ${read ? 'has errors' : 'could not be read'}; nothing was computed`);
}
