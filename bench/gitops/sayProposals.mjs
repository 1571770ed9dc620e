import { say } from '../../scripts/lib/console.mjs';
import { bytes, line, ms } from '../lib/format.mjs';

const PLAN_BUDGET = '2 s';
const CALLS_BUDGET = 6;

const scope = ({ files, sites }) => `${files} files, ${sites} sites`;

export function sayPlans(plans) {
  say('');
  say('plan, by the layout alone, once each');
  for (const [what, plan] of Object.entries(plans)) {
    say(line(what, `${ms(plan.took)}, ${scope(plan)}`, PLAN_BUDGET));
  }
}

export function sayPreviews(previews) {
  say('');
  say('plan and preview over HTTP: selection, fetch, plan, diffs, conflicts');
  for (const [what, preview] of Object.entries(previews)) {
    const { first, p50, p95 } = preview;
    say(line(what, `${scope(preview)}, ${bytes(preview.bytes)}`));
    say(
      line(
        '  first; then p50, p95',
        [first, p50, p95].map(ms).join(', '),
        PLAN_BUDGET,
      ),
    );
  }
}

export function sayCalls(calls) {
  say('');
  say('forge calls of a proposal, with a label and a reviewer');
  for (const [dialect, proposals] of Object.entries(calls)) {
    for (const [what, one] of Object.entries(proposals)) {
      say(
        line(
          `${dialect}: ${what}`,
          `${one.calls} calls, ${one.files} files, ${ms(one.milliseconds)}`,
          CALLS_BUDGET,
        ),
      );
      if (one.afterwards > 0) {
        say(line('  and afterwards', `${one.afterwards} calls`));
      }
    }
  }
}
