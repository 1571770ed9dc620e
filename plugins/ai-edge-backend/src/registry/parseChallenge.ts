/** How a registry wants to be asked, from `WWW-Authenticate` (RFC 9110, and Docker's token authentication). */
export interface Challenge {
  scheme: 'basic' | 'bearer';
  realm?: string;
  service?: string;
  scope?: string;
}

/** The first challenge that can be met; `undefined` when there is none. */
export function parseChallenge(header: string): Challenge | undefined {
  const starts = [...header.matchAll(/(?:^|,\s*)(Basic|Bearer)(?=\s|$)/gi)];
  const challenges = starts.map(({ index, 0: start, 1: scheme }, at) => {
    const text = header.slice(index + start.length, starts[at + 1]?.index);
    const params = new Map(
      [...text.matchAll(/(\w+)=(?:"([^"]*)"|([^\s,]+))/g)].map(
        ([, name, quoted, plain]) => [name.toLowerCase(), quoted ?? plain],
      ),
    );
    return {
      scheme: scheme.toLowerCase() as Challenge['scheme'],
      realm: params.get('realm'),
      service: params.get('service'),
      scope: params.get('scope'),
    };
  });
  return (
    challenges.find(({ scheme, realm }) => scheme === 'bearer' && realm) ??
    challenges.find(({ scheme }) => scheme === 'basic')
  );
}
