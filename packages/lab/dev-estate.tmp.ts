import { startLab } from './src/startLab';
import { createEstate } from './src/estate';
import { readLabOptions } from './src/readLabOptions';
const say = (m: string) => process.stdout.write(`[lab] ${m}\n`);
startLab({ ...readLabOptions(process.env), log: say, createEstate }).then(({ lab }) => say(`up after ${(performance.now()/1000).toFixed(1)} s ${lab.httpUrl}`), e => { console.error(e); process.exit(1); });
