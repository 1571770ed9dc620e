import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { seedRepository } from '../seedRepository';
import { testForge, type TestForge } from './testForge';

/** One repository to make: its name and first files. */
interface Wanted {
  name: string;
  files: Record<string, string>;
}

async function addRepository(
  { forge, url, dir }: TestForge,
  { name, files }: Wanted,
) {
  const seedDir = join(dir, 'seed');
  for (const [path, text] of Object.entries(files)) {
    const file = join(seedDir, name, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  forge.add(
    await seedRepository(
      { url, dataDir: dir, seedDir },
      { owner: 'edge', name, layout: 'kserve-sites' },
    ),
  );
}

/**
 * A forge in a process of its own, for tests of packages that must not import the lab. Writes its URL to stdout, then
 * makes a repository for each line of JSON on stdin and writes its URL; ends with stdin.
 */
async function serveForge() {
  const lab = await testForge();
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(lab.url);
  for await (const line of createInterface({ input: process.stdin })) {
    const wanted: Wanted = JSON.parse(line);
    await addRepository(lab, wanted);
    say(`${lab.url}/edge/${wanted.name}`);
  }
  await lab.close();
}

serveForge().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
