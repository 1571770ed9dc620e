import { X509Certificate } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from '../__testUtils__/testLab';
import { loadCertificates } from './Certificates';

describe('loadCertificates', () => {
  const directory = temporaryDirectory();

  it('makes a certificate for loopback, signed by its own CA', async () => {
    const { ca, cert, caFile } = await loadCertificates(directory());
    const authority = new X509Certificate(ca);
    const server = new X509Certificate(cert);
    expect(authority.ca).toBe(true);
    expect(server.verify(authority.publicKey)).toBe(true);
    expect(server.checkHost('localhost')).toBe('localhost');
    expect(server.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(server.checkHost('example.com')).toBeUndefined();
    expect(caFile).toBe(join(directory(), 'ca.crt'));
    const { mode } = await stat(join(directory(), 'tls.key'));
    expect(mode.toString(8).slice(-3)).toBe('600');
  });

  it('keeps them over restarts, and makes others when they do not fit together', async () => {
    const first = await loadCertificates(directory());
    expect(await loadCertificates(directory())).toEqual(first);
    const other = await loadCertificates(join(directory(), 'other'));
    await writeFile(join(directory(), 'ca.crt'), other.ca);
    const again = await loadCertificates(directory());
    expect(again.ca).not.toBe(first.ca);
    expect(again.ca).not.toBe(other.ca);
  });
});
