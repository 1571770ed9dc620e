import { isSwitchedOff } from './PullModelSwitch';

const configMap = (text: string) => ({
  metadata: { name: 'multicluster-integrations-config' },
  data: { 'config.yaml': text },
});

describe('isSwitchedOff', () => {
  it.each<[string, unknown, boolean]>([
    ['off', configMap('pullModel:\n  basic:\n    disabled: true\n'), true],
    ['on', configMap('pullModel: {basic: {disabled: false}}'), false],
    ['nothing said of it', configMap('pullModel: {}'), false],
    ['other settings', configMap('other: {disabled: true}'), false],
    ['no YAML', configMap('pullModel: [unclosed'), false],
    ['a text', configMap('disabled'), false],
    ['another key', { data: { other: 'pullModel' } }, false],
    ['no data', { metadata: { name: 'x' } }, false],
    ['no object', 'nothing', false],
    ['no answer', undefined, false],
  ])('%s', (_what, object, off) => {
    expect(isSwitchedOff(object)).toBe(off);
  });
});
