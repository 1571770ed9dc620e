export interface Config {
  events?: {
    modules?: {
      /** Webhooks of Gitea or Forgejo. */
      gitea?: {
        /**
         * What the webhooks are signed with: the field "Secret" of each. Without it there is no
         * `/api/events/http/gitea`.
         *
         * @visibility secret
         */
        webhookSecret?: string;
      };
    };
  };
}
