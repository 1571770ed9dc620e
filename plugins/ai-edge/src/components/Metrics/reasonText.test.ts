import { metricReasons } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Translate } from '../../translation';
import { reasonText } from './reasonText';

const t = ((key: string, values: object = {}) =>
  `${key} ${JSON.stringify(values)}`) as unknown as Translate;

describe('reasonText', () => {
  it('has another sentence for every reason and none without one', () => {
    const texts = metricReasons.map(reason =>
      reasonText({ reason }, 'core', t),
    );
    expect(new Set(texts).size).toBe(metricReasons.length);
    expect(texts).not.toContain(undefined);
    expect(reasonText({}, 'core', t)).toBeUndefined();
  });

  it('prefers what the backend says about a metric or a silence', () => {
    const message = 'This hub does not collect ovms_requests_success.';
    expect(reasonText({ reason: 'not-collected', message }, 'core', t)).toBe(
      message,
    );
    expect(reasonText({ reason: 'site-silent', message }, 'core', t)).toBe(
      message,
    );
  });

  it('names the hub whose metrics may not be read', () => {
    expect(reasonText({ reason: 'not-permitted' }, 'core', t)).toContain(
      '"hub":"core"',
    );
  });
});
