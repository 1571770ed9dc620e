import type { HumanDuration } from '@backstage/types';

export interface Config {
  aiEdge?: {
    /** The hubs (ACM / Open Cluster Management) whose sites the portal shows. */
    hubs?: Array<
      {
        /** Logical name: the first part of every key, in URLs and in Git. Lower case letters, digits and `-`. */
        name: string;
        /** A standby hub's sites are shown, not counted. `active` when absent. */
        role?: 'active' | 'standby';
        /** Do not verify the hub's certificate. Logged at every start. */
        skipTLSVerify?: boolean;
        /** How patiently it is asked, for hubs that are far away or behind a proxy that closes quiet connections. */
        timeouts?: {
          /** One page of a list, to its last byte. 30 seconds when absent. */
          page?: HumanDuration | string;
          /** A watch that says nothing for so long is dead; API servers say something about once a minute. 150 seconds when absent. */
          silence?: HumanDuration | string;
        };
        /**
         * The hub's cluster-proxy (`cluster-proxy-addon-user`), for live detail of a deployment and for the
         * inventory of small fleets. Token and CA are the hub's unless they are given.
         */
        clusterProxy?: {
          url: string;
          /** @visibility secret */
          token?: string;
          tokenFile?: string;
          caFile?: string;
          caData?: string;
          skipTLSVerify?: boolean;
        };
        /**
         * Read live detail of a deployment by a short-lived ManagedClusterView where there is no cluster-proxy or it
         * does not get through. Off when absent, since it is the one thing that the portal writes to a hub: the right
         * to create ManagedClusterViews means that the portal's account may read any object of a site that is no
         * secret (the portal itself asks for models only). See `deploy/live-detail.yaml`.
         */
        managedClusterView?: boolean;
        /** Thanos query, ACM's `rbac-query-proxy` or a Prometheus. The CA is the hub's unless it is given. */
        metrics?: {
          url: string;
          /** @visibility secret */
          token?: string;
          tokenFile?: string;
          caFile?: string;
          caData?: string;
          skipTLSVerify?: boolean;
          /** How often samples arrive. ACM's default of five minutes when absent. */
          interval?: HumanDuration | string;
        };
        /**
         * ACM Search (`search-search-api`): the inventory of every site, also of what was applied by hand. The URL is
         * that of the endpoint, with `/searchapi/graphql`. Token and CA are the hub's unless they are given.
         */
        search?: {
          url: string;
          /** @visibility secret */
          token?: string;
          tokenFile?: string;
          caFile?: string;
          caData?: string;
          skipTLSVerify?: boolean;
          /** How often it is read, about. A minute when absent. */
          interval?: HumanDuration | string;
        };
        /**
         * FlightCtl (Red Hat Edge Manager): its devices are sites beside the hub's clusters. The CA is the hub's unless
         * it is given; the token never is.
         */
        flightctl?: {
          url: string;
          /** @visibility secret */
          token?: string;
          tokenFile?: string;
          caFile?: string;
          caData?: string;
          skipTLSVerify?: boolean;
          /** UUID of the organization whose devices are shown. The token's own when absent. */
          organization?: string;
          /** How often it is read, about. 30 seconds when absent. */
          interval?: HumanDuration | string;
        };
        /** Namespaces whose root policies are counted. `ai-edge-policies` when absent. */
        policyNamespaces?: string[];
      } & (
        | {
            /** The hub's API server. */
            url: string;
            /**
             * Bearer token of a read-only service account.
             * @visibility secret
             */
            token?: string;
            /** File with the token, read again when it changes. Instead of `token`. */
            tokenFile?: string;
            /** PEM file with the CA of the API server. */
            caFile?: string;
            /** The same as text, PEM or base64. */
            caData?: string;
          }
        | {
            kubeconfig: {
              path: string;
              /** The file's current context when absent. */
              context?: string;
            };
          }
        | {
            /** The portal runs on the hub and uses its own service account. */
            inCluster: true;
          }
      )
    >;
    /** Repositories that say what runs where. Credentials come from `integrations.<forge>`. */
    gitops?: Array<{
      /** Name that intents use. */
      name: string;
      /** Clone URL, without credentials. */
      url: string;
      /** `gitea`, `github`, `gitlab`, or what a module adds. */
      forge: string;
      /** `main` when absent. */
      branch?: string;
      /** `kserve-sites`, `ai-edge`, `maas`, or what a module adds. */
      layout: string;
      /** Hubs that the repository is for. All of them when absent. */
      hubs?: string[];
      /** Labels of every proposal. */
      labels?: string[];
      /** GitHub makes the commits itself and signs them. With `forge: github` only. */
      signedCommits?: boolean;
      /** How often it is fetched. `gitopsInterval` when absent. */
      interval?: HumanDuration | string;
    }>;
    /** How often repositories are fetched that do not say it themselves. A minute when absent. */
    gitopsInterval?: HumanDuration | string;
    /** Directory of the bare mirrors. A temporary one when absent. */
    gitMirrorDirectory?: string;
    /**
     * Registries that are asked whether an image is there before a proposal makes sites pull it. No other host is ever
     * asked: an image of a host that is not here counts as not checked. A host may be there more than once, as itself
     * and by its pull-through mirrors: an image is gone when none of them has it.
     */
    registries?: Array<{
      /** As image addresses name it, such as `quay.io`. */
      host: string;
      /** Where it answers, or a mirror of it. `https://<host>` when absent. */
      url?: string;
      /** Path before the repositories of a mirror, such as `quay-proxy`. */
      prefix?: string;
      /** An account (or robot) that may pull, for the token service or basic authentication. */
      username?: string;
      /** @visibility secret */
      password?: string;
      /**
       * A bearer token that the registry takes as it is, in place of an account.
       * @visibility secret
       */
      token?: string;
      tokenFile?: string;
      /** Origin of the token service, where it shares neither host nor parent domain with the registry. */
      authUrl?: string;
      caFile?: string;
      caData?: string;
      skipTLSVerify?: boolean;
    }>;
    /** Namespaces whose Tekton pipelines may be seen and, with the permission, run. */
    pipelines?: Array<{
      hub: string;
      namespace: string;
      /** Service account of runs that do not name one. */
      serviceAccountName?: string;
      /** Other service accounts that whoever may start a run may name. */
      serviceAccounts?: string[];
      /** Secrets that whoever may start a run may bind to a workspace. None when absent. */
      secrets?: string[];
      /** Go duration such as `1h0m0s`, for runs that do not say. */
      timeout?: string;
      /** Workspace bindings as Tekton v1 takes them, by workspace. */
      workspaces?: { [name: string]: object };
    }>;
    /** How often runs are read. Ten seconds when absent. */
    pipelinesInterval?: HumanDuration | string;
    /**
     * Shows in previews what the touched directories build, old against new. Nothing is built when absent. Builds run
     * on the backend, without a network: kustomizations that read from elsewhere are not built.
     */
    builds?: {
      /** `kubectl` or `kustomize`, looked up on the PATH, or a path to one of them. */
      command: string;
      /** How long one build may take. Ten seconds when absent. */
      timeout?: HumanDuration | string;
      /** Builds at a time. 2 when absent. */
      concurrency?: number;
    };
    /** Whether sites can run what is to be deployed to them. */
    fit?: {
      /** What a proposal does about sites that cannot: `warn` or `block`. `warn` when absent. */
      onMismatch?: 'warn' | 'block';
    };
    /** Reading the sites themselves through a hub's cluster-proxy. */
    inventory?: {
      /** Above this many sites of a hub nobody asks the sites. 50 when absent. */
      maxSites?: number;
      /** Pause between two rounds. Ten seconds when absent. */
      interval?: HumanDuration | string;
      /** Sites asked at a time. 4 when absent. */
      concurrency?: number;
    };
  };
}
