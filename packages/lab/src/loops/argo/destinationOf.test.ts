import { fastLab } from '../__testUtils__/fastLab';
import { destinationOf } from './destinationOf';

describe('destinationOf', () => {
  const { lab } = fastLab();
  const of = (destination: object | undefined) =>
    destinationOf(lab, 'core', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'app', namespace: 'openshift-gitops' },
      spec: { destination },
    });
  const server = 'https://api.plant-lyon-01.edge.example.com:6443';

  it.each([
    [{ name: 'plant-lyon-01' }],
    [{ server }],
    [{ server: 'https://plant-lyon-01-control-plane:6443' }],
  ])('%j is a site', destination => {
    expect(of(destination)).toMatchObject({
      type: 'site',
      site: { name: 'plant-lyon-01' },
      server,
    });
  });

  it.each([
    [{ name: 'in-cluster' }],
    [{ server: 'https://kubernetes.default.svc' }],
    [undefined],
  ])('%j is the hub', destination => {
    expect(of(destination).type).toBe('hub');
  });

  it.each([
    [{ name: 'nowhere' }, 'there are no clusters with this name: nowhere'],
    [
      { server: 'https://nowhere' },
      "application destination server 'https://nowhere' not found",
    ],
  ])('%j is nothing that Argo CD knows', (destination, message) => {
    expect(of(destination)).toEqual({ type: 'unknown', message });
  });
});
