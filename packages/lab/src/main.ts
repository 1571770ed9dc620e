import { createEstate } from './estate';
import { readLabOptions } from './readLabOptions';
import { startLab } from './startLab';

const say = (message: string) => process.stdout.write(`[lab] ${message}\n`);

async function main() {
  const options = readLabOptions(process.env);
  const { lab, stop } = await startLab({ ...options, createEstate, log: say });
  const seconds = (performance.now() / 1000).toFixed(1);
  const count = lab.hubNames().flatMap(hub => lab.sites(hub)).length;
  say(`${count} sites after ${seconds} s: ${lab.httpUrl} and ${lab.httpsUrl}`);

  let stopping = false;
  const end = async () => {
    if (!stopping) {
      stopping = true;
      await stop();
      process.exit(0);
    }
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

main().catch(error => {
  process.stderr.write(`[lab] ${error.message}\n`);
  process.exit(1);
});
