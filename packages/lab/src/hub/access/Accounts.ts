import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LAB_USERS, type LabUser, userOf } from './users';

/** The accounts of one lab with the tokens that they have now. */
export class Accounts {
  #users: LabUser[] = [...LAB_USERS];
  #rotations = 0;

  static create() {
    return new Accounts();
  }

  list(): readonly LabUser[] {
    return this.#users;
  }

  /** The account behind an Authorization header; undefined for none and for a wrong one. */
  userOf(authorization: string | undefined): LabUser | undefined {
    return userOf(authorization, this.#users);
  }

  /** Gives an account another token, as a service account's expires: the old one is refused from now on. */
  rotate(id: LabUser['id']): LabUser {
    this.#rotations += 1;
    const token = `lab-${id}-${this.#rotations}`;
    this.#users = this.#users.map(user =>
      user.id === id ? { ...user, token } : user,
    );
    return this.#users.find(user => user.id === id)!;
  }

  /** Each token in a file of its own, `<id>.token`, as kubelet projects a service account's. */
  async write(directory: string): Promise<void> {
    await mkdir(directory, { recursive: true });
    await Promise.all(
      this.#users.map(({ id, token }) =>
        writeFile(join(directory, `${id}.token`), token, { mode: 0o600 }),
      ),
    );
  }
}
