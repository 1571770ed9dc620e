import type { Person } from './git/types';

/** An account of the forge. */
export interface ForgeUser {
  id: number;
  login: string;
  fullName: string;
  email: string;
  password?: string;
  token?: string;
}

/** The lab's accounts. They guard nothing but the demo, so they are the same everywhere and printed on the lab's page. */
export const forgeUsers: ForgeUser[] = [
  {
    id: 1,
    login: 'ada',
    fullName: 'Ada Lovelace',
    email: 'ada@edge.example',
    password: 'ada',
    token: 'lab-forge-ada',
  },
  {
    id: 2,
    login: 'portal',
    fullName: 'Developer Portal',
    email: 'portal@edge.example',
    token: 'lab-forge-portal',
  },
];

export const personOf = (user: ForgeUser): Person => ({
  name: user.fullName,
  email: user.email,
});
