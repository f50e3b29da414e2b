"""How we speak to servers outside: briefly, following nobody elsewhere, reading nothing they answer."""

from collections.abc import Mapping

import urllib3

from .trouble import Undelivered

PATIENCE = urllib3.Timeout(connect=3, read=5, total=8)  # seconds; a dead server must not hold a page for longer
_pool = urllib3.PoolManager(num_pools=20, maxsize=4, retries=False, timeout=PATIENCE)


def post(address: str, body: bytes, headers: Mapping[str, str]) -> int:
    """The status of the answer.

    Raises:
        Undelivered: when there is none.
    """
    try:
        answer = _pool.request("POST", address, body=body, headers=dict(headers), redirect=False, preload_content=False)
        answer.close()  # what it says is nothing to us
    except urllib3.exceptions.HTTPError as error:
        raise Undelivered(type(error).__name__) from None  # its message would repeat the address
    return answer.status
