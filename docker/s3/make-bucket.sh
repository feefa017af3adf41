#!/bin/sh
# Makes the bucket S3_BUCKET at S3_ENDPOINT, unless it is there.
set -eu
request() {
  # from standard input, where no list of processes shows the secret
  printf 'user = "%s:%s"\n' "$S3_ACCESS_KEY" "$S3_SECRET_KEY" |
    curl --silent --show-error --max-time 20 --output /dev/null --write-out '%{http_code}' --config - \
      --aws-sigv4 "aws:amz:$S3_REGION:s3" --header 'x-amz-content-sha256: UNSIGNED-PAYLOAD' "$@" "$S3_ENDPOINT/$S3_BUCKET"
}
status=$(request --head)
if [ "$status" = 404 ]; then
  status=$(request --request PUT)
fi
echo "Bucket $S3_BUCKET: $status"
[ "$status" = 200 ]
