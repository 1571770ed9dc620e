import { deploymentListType } from './deploymentListType';
import { deploymentRowFields } from './FleetQueries';
import { parseListQuery } from './parseListQuery';
import { siteListType } from './siteListType';
import { siteRowFields } from './siteRow';

const sites = (name: string, ...values: string[]) =>
  parseListQuery({ [name]: values }, siteListType, siteRowFields).filters;
const deployments = (name: string, ...values: string[]) =>
  parseListQuery({ [name]: values }, deploymentListType, deploymentRowFields)
    .filters;

const LABEL_RULE =
  'label: must have the form <key>=<value> with a value of at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit';

describe('parseListQuery', () => {
  it.each([
    ['availability', 'unavailable, unknown, pending, detached, available'],
    ['kind', 'cluster, device'],
  ])('knows every %s of sites', (name, words) => {
    const all = words.split(', ');
    expect(sites(name, ...all)).toEqual({ [name]: all });
    expect(() => sites(name, all[0], 'maybe')).toThrow(
      `${name}: must be one of ${words}`,
    );
  });

  it.each([
    ['mode', 'Standard, Knative, ModelMesh, Deployment, LLM, Device'],
    ['state', 'failed, progressing, unknown, stopped, leaving, ready'],
    [
      'standing',
      'diverged, behind, not-registered, not-reporting, unmanaged, unknown, in-step',
    ],
    ['availability', 'unavailable, unknown, pending, detached, available'],
  ])('knows every %s of deployments', (name, words) => {
    const all = words.split(', ');
    expect(deployments(name, ...all)).toEqual({ [name]: all });
    expect(() => deployments(name, 'bad')).toThrow(
      `${name}: must be one of ${words}`,
    );
  });

  it('leaves open what the fleet itself names', () => {
    expect(deployments('kind', 'Anything')).toEqual({ kind: ['Anything'] });
    expect(sites('region', 'Île-de-France')).toEqual({
      region: ['Île-de-France'],
    });
    expect(sites('name', 'x'.repeat(253))).toEqual({ name: ['x'.repeat(253)] });
  });

  it.each(['a\u0000', 'a\n', '\u001b[1m', 'a\u007f', 'a\u0085'])(
    'refuses the control character in %j',
    text => {
      expect(() => sites('clusterSet', text)).toThrow(
        'clusterSet: must have no control characters',
      );
    },
  );

  it('refuses a value that is longer than any', () => {
    expect(() => deployments('model', 'x'.repeat(254))).toThrow(
      'model: must be at most 253 characters long',
    );
  });

  it.each([
    'tier=gold',
    'tier=',
    'example.com/tier=Gold_1.0-b',
    `${'d'.repeat(253)}/${'n'.repeat(63)}=${'v'.repeat(63)}`,
  ])('takes the label %s', text => {
    expect(sites('label', text)).toEqual({ label: [text] });
    expect(deployments('label', text)).toEqual({ label: [text] });
  });

  it.each(['tier', '=gold', 'ti er=gold', 'ti\ner=gold'])(
    'wants key and value of the label %j',
    text => {
      expect(() => sites('label', text)).toThrow(
        /^label: must have the form <key>=<value>$/,
      );
    },
  );

  it.each(['a=b=c', 'a=-b', 'a=b c', 'a=b\n', `a=${'x'.repeat(64)}`])(
    'refuses the label %j, which no object can have',
    text => {
      expect(() => sites('label', text)).toThrow(LABEL_RULE);
    },
  );
});
