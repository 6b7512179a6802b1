/**
 * The actions in a policy that allow a call, where they are not the call's own name.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function policyActions(prefix: string, action: string): readonly string[] {
  const names = EXCEPTIONS[prefix]?.[action] ?? [capitalised(action)];
  return names.map((name) => (name.includes(":") ? name : `${prefix}:${name}`));
}

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const partiQl = ["PartiQLDelete", "PartiQLInsert", "PartiQLSelect", "PartiQLUpdate"];
const credentials = ["redshift:GetClusterCredentials", "redshift-serverless:GetCredentials"];

const EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  bedrock: {
    converse: ["InvokeModel"],
    converseStream: ["InvokeModelWithResponseStream"],
  },
  dynamodb: {
    batchExecuteStatement: partiQl,
    executeStatement: partiQl,
    executeTransaction: partiQl,
    transactGetItems: ["GetItem"],
    transactWriteItems: ["ConditionCheckItem", "DeleteItem", "PutItem", "UpdateItem"],
  },
  lambda: {
    invoke: ["InvokeFunction"],
    invokeAsync: ["InvokeFunction"],
  },
  "redshift-data": {
    batchExecuteStatement: ["BatchExecuteStatement", ...credentials],
    executeStatement: ["ExecuteStatement", ...credentials],
  },
  s3: {
    completeMultipartUpload: ["PutObject"],
    copyObject: ["GetObject", "PutObject"],
    createMultipartUpload: ["PutObject"],
    deleteBucketCors: ["PutBucketCORS"],
    deleteBucketEncryption: ["PutEncryptionConfiguration"],
    deleteBucketLifecycle: ["PutLifecycleConfiguration"],
    deleteBucketReplication: ["PutReplicationConfiguration"],
    deleteBucketTagging: ["PutBucketTagging"],
    deleteObjects: ["DeleteObject"],
    getBucketCors: ["GetBucketCORS"],
    getBucketEncryption: ["GetEncryptionConfiguration"],
    getBucketLifecycleConfiguration: ["GetLifecycleConfiguration"],
    getBucketNotificationConfiguration: ["GetBucketNotification"],
    getBucketReplication: ["GetReplicationConfiguration"],
    getObjectAttributes: ["GetObject", "GetObjectAttributes"],
    headBucket: ["ListBucket"],
    headObject: ["GetObject"],
    listBuckets: ["ListAllMyBuckets"],
    listMultipartUploads: ["ListBucketMultipartUploads"],
    listObjects: ["ListBucket"],
    listObjectsV2: ["ListBucket"],
    listObjectVersions: ["ListBucketVersions"],
    listParts: ["ListMultipartUploadParts"],
    putBucketCors: ["PutBucketCORS"],
    putBucketEncryption: ["PutEncryptionConfiguration"],
    putBucketLifecycleConfiguration: ["PutLifecycleConfiguration"],
    putBucketNotificationConfiguration: ["PutBucketNotification"],
    putBucketReplication: ["PutReplicationConfiguration"],
    selectObjectContent: ["GetObject"],
    uploadPart: ["PutObject"],
    uploadPartCopy: ["GetObject", "PutObject"],
  },
  secretsmanager: {
    batchGetSecretValue: ["BatchGetSecretValue", "GetSecretValue"],
  },
  ses: {
    sendBulkEmail: ["SendBulkTemplatedEmail"],
  },
  sns: {
    publishBatch: ["Publish"],
  },
  sqs: {
    changeMessageVisibilityBatch: ["ChangeMessageVisibility"],
    deleteMessageBatch: ["DeleteMessage"],
    sendMessageBatch: ["SendMessage"],
  },
};
