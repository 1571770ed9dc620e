import { lifecycleStory } from './lifecycle/lifecycleStory';
import { RepositoryReplans } from '../../../../plugins/ai-edge-backend/src/proposals/replan/RepositoryReplans';
import { Replanner } from '../../../../plugins/ai-edge-backend/src/proposals/replan/Replanner';
import { appendFileSync } from 'node:fs';
const log = (t: string) => appendFileSync('/tmp/lifecycle/dbg.log', `${new Date().toISOString()} ${t}\n`);
for (const [c, name] of [[RepositoryReplans, 'judge'], [RepositoryReplans, 'carryOut'], [Replanner, 'carryOut'], [Replanner, 'start']] as any) {
  const o = c.prototype[name];
  c.prototype[name] = async function x(...a: any[]) {
    log(`${c.name}.${name} begins`);
    try { const r = await o.apply(this, a); log(`${c.name}.${name} ends pending=${this.isPending}`); return r; } catch (e) { log(`${c.name}.${name} ${e}`); throw e; }
  };
}
jest.setTimeout(120_000);
lifecycleStory('gitea');
