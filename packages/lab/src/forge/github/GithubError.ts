/** What GitHub puts under `errors` of a 422. */
export interface GithubErrorDetail {
  resource: string;
  code: string;
  field?: string;
  message?: string;
}

/** An error as GitHub's REST API answers it. */
export class GithubError extends Error {
  readonly status: number;
  readonly errors?: GithubErrorDetail[];

  constructor(status: number, message: string, errors?: GithubErrorDetail[]) {
    super(message);
    this.name = 'GithubError';
    this.status = status;
    this.errors = errors;
  }
}

export const notFound = (message = 'Not Found') =>
  new GithubError(404, message);

/** The 422 of an object that cannot be made so. */
export const invalid = (...errors: GithubErrorDetail[]) =>
  new GithubError(422, 'Validation Failed', errors);
