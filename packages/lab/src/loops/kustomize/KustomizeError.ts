/** A directory that does not build. Argo CD shows the message as a ComparisonError. */
export class KustomizeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'KustomizeError';
  }
}
