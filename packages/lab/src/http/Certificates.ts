import { X509Certificate as NodeCertificate, webcrypto } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;
const VALID_DAYS = 3650;

/** The lab's own certificate authority and the certificate of its https listener. */
export interface Certificates {
  ca: string;
  caFile: string;
  cert: string;
  key: string;
}

/** Reads them from the directory, or makes them there when they are missing or about to end. */
export async function loadCertificates(dir: string): Promise<Certificates> {
  await mkdir(dir, { recursive: true });
  const file = (name: string) => join(dir, name);
  const stored = await readStored(file);
  const files = stored ?? (await generate());
  if (!stored) {
    await writeFile(file('ca.crt'), files.ca);
    await writeFile(file('tls.crt'), files.cert);
    await writeFile(file('tls.key'), files.key, { mode: 0o600 });
  }
  return { ...files, caFile: file('ca.crt') };
}

type Files = Omit<Certificates, 'caFile'>;

async function readStored(
  file: (name: string) => string,
): Promise<Files | undefined> {
  try {
    const [ca, cert, key] = await Promise.all(
      ['ca.crt', 'tls.crt', 'tls.key'].map(name =>
        readFile(file(name), 'utf8'),
      ),
    );
    const server = new NodeCertificate(cert);
    const valid =
      server.verify(new NodeCertificate(ca).publicKey) &&
      Date.parse(server.validTo) > Date.now() + DAY_MS;
    return valid ? { ca, cert, key } : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

async function generate(): Promise<Files> {
  const crypto = webcrypto as Crypto;
  const newKeys = () =>
    crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const caKeys = await newKeys();
  const keys = await newKeys();
  const notBefore = new Date(Date.now() - DAY_MS);
  const notAfter = new Date(Date.now() + VALID_DAYS * DAY_MS);
  const issuer = 'CN=AI Edge lab CA';
  const ca = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serial(),
      name: issuer,
      notBefore,
      notAfter,
      signingAlgorithm: ALGORITHM,
      keys: caKeys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(
          // eslint-disable-next-line no-bitwise
          KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign,
          true,
        ),
      ],
    },
    crypto,
  );
  const cert = await X509CertificateGenerator.create(
    {
      serialNumber: serial(),
      subject: 'CN=AI Edge lab',
      issuer,
      notBefore,
      notAfter,
      signingAlgorithm: ALGORITHM,
      publicKey: keys.publicKey,
      signingKey: caKeys.privateKey,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension([
          { type: 'dns', value: 'localhost' },
          { type: 'ip', value: '127.0.0.1' },
        ]),
      ],
    },
    crypto,
  );
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    ca: `${ca.toString('pem')}\n`,
    cert: `${cert.toString('pem')}\n`,
    key: `${PemConverter.encode(key, 'PRIVATE KEY')}\n`,
  };
}

/** Positive, and another one each time, so that a client never sees one serial for two certificates. */
function serial(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(12));
  return `01${Buffer.from(bytes).toString('hex')}`;
}
