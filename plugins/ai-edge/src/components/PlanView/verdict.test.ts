import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { fixturePreview } from '../../__testUtils__/fixturePreview';
import { isShown, verdict } from './verdict';

const preview = (...states: Finding['state'][]) =>
  fixturePreview(
    {
      kind: 'update',
      gitops: 'g',
      model: { name: 'm' },
      artifact: { uri: 'oci://h/i' },
    },
    { findings: states.map(state => ({ id: state, state, title: state })) },
  );

describe('verdict', () => {
  it('blocks on a failure whatever was read', () => {
    expect(verdict(preview('warn', 'fail'), true)).toBe('blocked');
  });

  it('asks to read a warning once', () => {
    expect(verdict(preview('warn'), false)).toBe('to-be-read');
    expect(verdict(preview('warn'), true)).toBe('ready');
  });

  it('has nothing to do without files, but says a failure first', () => {
    expect(verdict({ ...preview(), files: [] }, true)).toBe('nothing-to-do');
    expect(verdict({ ...preview('fail'), files: [] }, true)).toBe('blocked');
  });

  it('does not stop at what could not be checked or is fine', () => {
    expect(verdict(preview('ok', 'unknown'), false)).toBe('ready');
  });

  it('shows everything but what is fine', () => {
    expect(
      preview('ok', 'warn', 'fail', 'unknown').findings.filter(isShown),
    ).toHaveLength(3);
  });
});
