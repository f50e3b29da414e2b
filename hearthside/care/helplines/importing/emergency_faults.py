from typing import Any

from django.utils.translation import gettext as _

from .faults import country_faults, schema_faults, twice


def emergency_faults(kept: dict[str, Any]) -> list[str]:
    """Every reason not to take this file of emergency numbers."""
    if faults := list(schema_faults(kept, "emergency_numbers.schema.json", "countries")):
        return faults
    codes = [record["country"] for record in kept["countries"]]
    faults = [_("%(code)s: the country is there twice.") % {"code": code} for code in twice(codes)]
    faults += [fault for code in codes for fault in country_faults(code)]
    return faults + [
        _("%(code)s: it has one number for all, %(number)s, that is not the number of each service.")
        % {"code": record["country"], "number": record["single_number"]}
        for record in kept["countries"] if _contradicts_itself(record)
    ]  # fmt: skip


def _contradicts_itself(record: dict[str, Any]) -> bool:
    numbers = {service["number"] for service in record.get("services", {}).values()}
    return "single_number" in record and numbers != {record["single_number"]}
