from hearthside.config.cli import main

main()
