import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClusterUser, Users } from '../access/users';
import { writeAtomically } from './writeAtomically';

/** The users with their tokens; those that were given out before stay valid, so that kubeconfigs outlive a restart. */
export async function loadUsers(
  directory: string,
  extraUsers: readonly ClusterUser[],
): Promise<Users> {
  const path = join(directory, 'tokens.json');
  const users = new Users(extraUsers, await readTokens(path));
  await writeAtomically(path, JSON.stringify(users.tokens));
  return users;
}

async function readTokens(path: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    // None were given out, or the file is damaged: new ones are made and their kubeconfigs written anew.
    return {};
  }
}
