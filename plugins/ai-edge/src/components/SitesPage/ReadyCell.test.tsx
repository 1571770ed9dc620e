import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import { fixtureSites } from '../../__testUtils__/fixtureSites';
import { renderAt } from '../../__testUtils__/renderAt';
import { ReadyCell } from './ReadyCell';
import { toSiteTableRow } from './siteRow';

const [site] = fixtureSites();
const text = (part: Partial<Site>) => {
  const { container } = renderAt(
    <ReadyCell site={toSiteTableRow({ ...site, ...part })} />,
  );
  return container.textContent;
};
const counts = (total: number, ready: number, stale = 0) => ({
  deployments: { total, ready, stale },
});

describe('ReadyCell', () => {
  it.each([
    ['ready ones of all', counts(5, 4), '4 of 5'],
    ['a true zero', counts(0, 0), '0'],
    [
      'those of which some are as last seen',
      counts(5, 3, 2),
      '3 of 3, 2 last seen',
    ],
    ['only remembered ones', counts(2, 0, 2), '2 last seen'],
    [
      'a silent site',
      { ...counts(2, 2), availability: { state: 'unknown' as const } },
      '2 last seen',
    ],
    [
      'nothing of what the reader may not see',
      { deployments: undefined },
      '-not known: you may see no deployment of this site',
    ],
    [
      'a site that cannot be looked into',
      { ...counts(0, 0), inventory: 'none' as const },
      '-not known: models of this site cannot be seen',
    ],
  ])('counts %s', (_, part, expected) => {
    expect(text(part)).toBe(expected);
  });
});
