const RESERVED =
  /^(default|kube-.*|openshift|openshift-.*|open-cluster-management.*|multicluster-engine)$/;

/**
 * What is wrong with serving a model in a namespace, `undefined` when nothing is: those of Kubernetes, of OpenShift
 * and of the cluster management belong to the platform of a site.
 *
 * @public
 */
export function reservedNamespaceProblem(
  namespace: string,
): string | undefined {
  return RESERVED.test(namespace)
    ? `must not be ${namespace}, which belongs to the platform of a site`
    : undefined;
}
