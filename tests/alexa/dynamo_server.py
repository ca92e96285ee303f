"""A local DynamoDB for the tests: moto's server, over real HTTP."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

REGION = "eu-west-1"
_numbers = count(1)


def client(url: str) -> Any:
    """The raw client, to look behind the store's back."""
    import boto3

    return boto3.client("dynamodb", endpoint_url=url, region_name=REGION)


@contextmanager
def running_server() -> Iterator[str]:
    """Run the server; gives its address. Credentials are made up for as long.

    One request at a time: moto checks a condition and writes in two steps, which the real service
    does in one.
    """
    import threading

    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import WSGIRequestHandler, make_server

    class Quiet(WSGIRequestHandler):
        def log(self, type: str, message: str, *args: Any) -> None:
            return

    fake = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
    before = {name: os.environ.get(name) for name in fake}
    os.environ.update(fake)
    app = DomainDispatcherApplication(create_backend_app)
    server = make_server("127.0.0.1", 0, app, request_handler=Quiet)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def make_table(url: str) -> str:
    """Make a table as the cloud template does; gives its name."""
    name = f"places-{os.getpid()}-{next(_numbers)}"
    dynamo = client(url)
    dynamo.create_table(
        TableName=name,
        KeySchema=[{"AttributeName": "user_id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "user_id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    dynamo.update_time_to_live(
        TableName=name,
        TimeToLiveSpecification={"Enabled": True, "AttributeName": "expires_at"},
    )
    return name
