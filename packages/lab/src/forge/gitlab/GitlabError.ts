/** An error as GitLab answers it: a status with `{"message": …}`, or `{"error": …}` for what the check of parameters says. */
export class GitlabError extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;

  constructor(status: number, message: string | string[] | object) {
    super(JSON.stringify(message));
    this.name = 'GitlabError';
    this.status = status;
    this.body = { message };
  }

  /** Parameters that are missing or wrong; Grape says them in another key. */
  static parameters(text: string): GitlabError {
    const error = new GitlabError(400, text);
    delete error.body.message;
    error.body.error = text;
    return error;
  }

  static notFound(what: string): GitlabError {
    return new GitlabError(404, `404 ${what} Not Found`);
  }
}
