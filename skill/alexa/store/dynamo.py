"""Places in a DynamoDB table: the cloud's store.

The table: partition key `user_id` (text), time-to-live attribute `expires_at`, on demand. Our own
adapter, because the SDK's writes without a condition and without a time to live, and needs a
region at import (`platform/alexa.md` 9.1).
"""

import json
import random
import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from skill.alexa.deadline import Deadline
from skill.alexa.store.interface import Place, StoreError, admitted, known_version, merged

T = TypeVar("T")

_DEADLINE_SECONDS = 2.0
"""For one load, save or erase, retries in."""
_CALL_SECONDS = 1.0
_TRIES = 12
_PAUSE_SECONDS = 0.02
"""Longest wait after the first lost race; it grows, and chance keeps two writers out of step."""


class DynamoStore:
    """A `Store` in a table. `endpoint` and `region`: as boto3 finds them, unless given."""

    def __init__(
        self,
        table: str,
        endpoint: str | None = None,
        region: str | None = None,
        seconds: float = _DEADLINE_SECONDS,
    ) -> None:
        self._table = table
        self._endpoint = endpoint
        self._region = region
        self._seconds = seconds
        self._opened: Any = None

    def load(self, user_id: str, now: float | None = None) -> Place | None:
        """See `Store`. What has expired is not given, though DynamoDB deletes it days later."""

        def work(client: Any) -> Place | None:
            kept, version = self._kept(client, user_id, now)
            return None if kept is None else {**kept, "version": version}

        return self._run(work)

    def save(
        self, user_id: str, data: Mapping[str, Any], expires_at: int, now: float | None = None
    ) -> None:
        """See `Store`."""
        fresh = admitted(data)

        def work(client: Any) -> None:
            loaded = known_version(data)
            if loaded and self._put(client, user_id, merged(None, fresh), loaded, expires_at):
                return
            for lost in range(_TRIES):
                time.sleep(random.random() * _PAUSE_SECONDS * lost)
                kept, version = self._kept(client, user_id, now)
                if self._put(client, user_id, merged(kept, fresh), version, expires_at):
                    return
            raise StoreError(f"The table {self._table} is written to by too many at once.")

        self._run(work)

    def erase(self, user_id: str) -> None:
        """See `Store`."""
        self._run(
            lambda client: client.delete_item(
                TableName=self._table, Key={"user_id": {"S": user_id}}
            )
        )

    def _kept(self, client: Any, user_id: str, now: float | None) -> tuple[Place | None, int]:
        """Give what is kept and its version; a place that is damaged or expired counts as none."""
        item = client.get_item(
            TableName=self._table, Key={"user_id": {"S": user_id}}, ConsistentRead=True
        ).get("Item", {})
        version = int(item.get("version", {}).get("N", 0))
        if int(item.get("expires_at", {}).get("N", 0)) <= (time.time() if now is None else now):
            return None, version
        try:
            place = json.loads(item.get("place", {}).get("S", ""))
        except ValueError:
            place = None
        return (place if isinstance(place, dict) else None), version

    def _put(self, client: Any, user_id: str, place: Place, over: int, expires_at: int) -> bool:
        """Write over version `over` (0: over none); tell whether that was still the version."""
        try:
            client.put_item(
                TableName=self._table,
                Item={
                    "user_id": {"S": user_id},
                    "place": {"S": json.dumps(place)},
                    "version": {"N": str(over + 1)},
                    "expires_at": {"N": str(expires_at)},
                },
                ConditionExpression="#v = :over" if over else "attribute_not_exists(#v)",
                ExpressionAttributeNames={"#v": "version"},
                **({"ExpressionAttributeValues": {":over": {"N": str(over)}}} if over else {}),
            )
        except client.exceptions.ConditionalCheckFailedException:
            return False
        return True

    def _run(self, work: Callable[[Any], T]) -> T:
        """Do some work with the client, within the deadline, its making and its import included."""
        try:
            return Deadline(self._seconds).run(lambda: work(self._client()))
        except StoreError:
            raise
        except Exception as error:  # botocore has dozens; none of them may reach a conversation
            raise StoreError(
                f"The table {self._table} cannot be used ({type(error).__name__}). "
                "Check that it exists, and its key, region, permissions and capacity."
            ) from error

    def _client(self) -> Any:
        if self._opened is None:
            import botocore.config
            import botocore.session

            self._opened = botocore.session.get_session().create_client(
                "dynamodb",
                region_name=self._region,
                endpoint_url=self._endpoint,
                config=botocore.config.Config(
                    connect_timeout=_CALL_SECONDS,
                    read_timeout=_CALL_SECONDS,
                    retries={"total_max_attempts": 2, "mode": "standard"},
                ),
            )
        return self._opened
