export * from './artifactFindings';
export * from './ArtifactProbe';
export * from './DefaultArtifactProbe';
